package org.waymark.submission.students;

import org.waymark.OnH2;

@OnH2
class RecordingsOnH2Tests extends RecordingsContract {}
