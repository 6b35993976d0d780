package org.waymark.review.appeals;

import org.waymark.OnH2;

@OnH2
class AppealsOnH2Tests extends AppealsContract {}
