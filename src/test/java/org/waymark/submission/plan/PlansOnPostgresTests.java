package org.waymark.submission.plan;

import org.waymark.OnPostgres;

@OnPostgres
class PlansOnPostgresTests extends PlansContract {}
