package org.waymark.people.identities;

import org.waymark.OnPostgres;

@OnPostgres
class IdentitiesOnPostgresTests extends IdentitiesContract {}
