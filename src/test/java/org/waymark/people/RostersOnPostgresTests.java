package org.waymark.people;

import org.waymark.OnPostgres;

@OnPostgres
class RostersOnPostgresTests extends RostersContract {}
