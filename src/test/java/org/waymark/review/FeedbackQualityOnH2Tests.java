package org.waymark.review;

import org.waymark.OnH2;

@OnH2
class FeedbackQualityOnH2Tests extends FeedbackQualityContract {}
