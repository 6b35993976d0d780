package org.waymark.people.programmes;

import org.waymark.OnPostgres;

@OnPostgres
class ProgrammesOnPostgresTests extends ProgrammesContract {}
