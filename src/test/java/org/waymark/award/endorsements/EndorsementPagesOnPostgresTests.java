package org.waymark.award.endorsements;

import org.waymark.OnPostgres;

@OnPostgres
class EndorsementPagesOnPostgresTests extends EndorsementPagesContract {}
