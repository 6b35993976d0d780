package org.waymark.award;

import org.waymark.OnPostgres;

@OnPostgres
class IssuersOnPostgresTests extends IssuersContract {}
