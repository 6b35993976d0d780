package org.waymark.catalog.approval;

import org.waymark.OnPostgres;

@OnPostgres
class ProposalsOnPostgresTests extends ProposalsContract {}
