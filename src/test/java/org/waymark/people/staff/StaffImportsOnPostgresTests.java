package org.waymark.people.staff;

import org.waymark.OnPostgres;

@OnPostgres
class StaffImportsOnPostgresTests extends StaffImportsContract {}
