package org.waymark.review.assigning;

import org.waymark.OnPostgres;

@OnPostgres
class AssigningOnPostgresTests extends AssigningContract {}
