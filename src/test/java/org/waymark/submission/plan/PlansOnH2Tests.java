package org.waymark.submission.plan;

import org.waymark.OnH2;

@OnH2
class PlansOnH2Tests extends PlansContract {}
