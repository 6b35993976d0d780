package org.waymark.submission.coaching;

import org.waymark.OnH2;

@OnH2
class CoachingOnH2Tests extends CoachingContract {}
