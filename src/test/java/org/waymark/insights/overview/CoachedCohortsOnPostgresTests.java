package org.waymark.insights.overview;

import org.waymark.OnPostgres;

@OnPostgres
class CoachedCohortsOnPostgresTests extends CoachedCohortsContract {}
