package org.waymark.review;

import org.waymark.OnH2;

@OnH2
class SimulatedYearTests extends SimulatedYearContract {

    @Override
    SimulatedYear.Size size() {
        return new SimulatedYear.Size(72, 12, 46, 150, 250, 5);
    }
}
