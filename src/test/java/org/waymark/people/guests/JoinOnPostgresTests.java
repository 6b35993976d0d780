package org.waymark.people.guests;

import org.waymark.OnPostgres;

@OnPostgres
class JoinOnPostgresTests extends JoinContract {}
