package org.waymark.submission.precheck;

import org.waymark.OnPostgres;

@OnPostgres
class PreChecksOnPostgresTests extends PreChecksContract {}
