package org.waymark.journeys;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.journeys.Faults.Fault;
import org.waymark.journeys.Middle.Step;

/** One badge is earned while nodes and the database are lost; {@link FaultsThorough} has every step with every fault. */
class FaultsIT {

    private static EarningUnderFaults earning;

    @BeforeAll
    static void start() throws IOException {
        earning = new EarningUnderFaults();
    }

    @AfterAll
    static void stop() throws IOException {
        earning.close();
    }

    @Test
    void nothingIsLostAndNothingIsThereTwice() {
        earning.earn(
                "teacher1",
                0,
                Map.of(
                        Step.UPLOAD, Fault.NODE_KILLED,
                        Step.DECISION, Fault.DATABASE_KILLED,
                        Step.SCORE, Fault.NODE_PAUSED));
        earning.requireNothingLostNothingTwice();
    }
}
