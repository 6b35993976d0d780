package org.waymark.insights.overview;

import org.waymark.OnPostgres;

@OnPostgres
class MeasuresOnPostgresTests extends MeasuresContract {}
