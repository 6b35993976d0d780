package org.waymark.award.importing;

import org.waymark.OnPostgres;

@OnPostgres
class ElsewherePagesOnPostgresTests extends ElsewherePagesContract {}
