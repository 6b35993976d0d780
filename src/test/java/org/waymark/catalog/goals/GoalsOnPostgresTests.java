package org.waymark.catalog.goals;

import org.waymark.OnPostgres;

@OnPostgres
class GoalsOnPostgresTests extends GoalsContract {}
