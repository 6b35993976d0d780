package org.waymark.award.ownership;

import org.waymark.OnPostgres;

@OnPostgres
class OwnershipOnPostgresTests extends OwnershipContract {}
