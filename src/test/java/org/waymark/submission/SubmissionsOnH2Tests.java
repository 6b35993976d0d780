package org.waymark.submission;

import org.waymark.OnH2;

@OnH2
class SubmissionsOnH2Tests extends SubmissionsContract {}
