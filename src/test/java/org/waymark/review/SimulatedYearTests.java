package org.waymark.review;

import org.waymark.OnH2;

@OnH2
class SimulatedYearTests extends SimulatedYearContract {

    @Override
    SimulatedYear.Size size() {
        return new SimulatedYear.Size(96, 12, 62, 207, 250, 6);
    }
}
