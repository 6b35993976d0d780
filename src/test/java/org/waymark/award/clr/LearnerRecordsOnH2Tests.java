package org.waymark.award.clr;

import org.waymark.OnH2;

@OnH2
class LearnerRecordsOnH2Tests extends LearnerRecordsContract {}
