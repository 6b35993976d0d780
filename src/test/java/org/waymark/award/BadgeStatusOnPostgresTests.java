package org.waymark.award;

import org.waymark.OnPostgres;

@OnPostgres
class BadgeStatusOnPostgresTests extends BadgeStatusContract {}
