package org.waymark.review;

import org.waymark.OnH2;

@OnH2
class SimulatedYearTests extends SimulatedYearContract {}
