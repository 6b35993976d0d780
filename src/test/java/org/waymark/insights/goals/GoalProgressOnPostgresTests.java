package org.waymark.insights.goals;

import org.waymark.OnPostgres;

@OnPostgres
class GoalProgressOnPostgresTests extends GoalProgressContract {}
