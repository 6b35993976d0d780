package org.waymark.award.status;

import org.waymark.OnPostgres;

@OnPostgres
class EarnAnewOnPostgresTests extends EarnAnewContract {}
