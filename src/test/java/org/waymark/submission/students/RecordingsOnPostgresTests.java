package org.waymark.submission.students;

import org.waymark.OnPostgres;

@OnPostgres
class RecordingsOnPostgresTests extends RecordingsContract {}
