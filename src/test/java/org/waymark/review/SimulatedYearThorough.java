package org.waymark.review;

import org.waymark.OnH2;

@OnH2
class SimulatedYearThorough extends SimulatedYearContract {

    @Override
    SimulatedYear.Size size() {
        return WHOLE;
    }
}
