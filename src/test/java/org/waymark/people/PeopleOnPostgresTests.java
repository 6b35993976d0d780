package org.waymark.people;

import org.waymark.OnPostgres;

@OnPostgres
class PeopleOnPostgresTests extends PeopleContract {}
