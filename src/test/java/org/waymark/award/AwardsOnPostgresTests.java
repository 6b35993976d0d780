package org.waymark.award;

import org.waymark.OnPostgres;

@OnPostgres
class AwardsOnPostgresTests extends AwardsContract {}
