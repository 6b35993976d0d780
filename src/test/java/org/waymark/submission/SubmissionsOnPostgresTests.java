package org.waymark.submission;

import org.waymark.OnPostgres;

@OnPostgres
class SubmissionsOnPostgresTests extends SubmissionsContract {}
