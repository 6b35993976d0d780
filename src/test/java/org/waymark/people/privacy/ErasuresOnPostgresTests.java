package org.waymark.people.privacy;

import org.waymark.OnPostgres;

@OnPostgres
class ErasuresOnPostgresTests extends ErasuresContract {}
