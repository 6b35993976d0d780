package org.waymark.submission.coaching;

import org.waymark.OnPostgres;

@OnPostgres
class CoachingOnPostgresTests extends CoachingContract {}
