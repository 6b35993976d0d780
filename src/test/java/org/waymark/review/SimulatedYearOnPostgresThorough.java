package org.waymark.review;

import org.waymark.OnPostgres;

@OnPostgres
class SimulatedYearOnPostgresThorough extends SimulatedYearContract {

    @Override
    SimulatedYear.Size size() {
        return WHOLE;
    }
}
