package org.waymark.journeys;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.journeys.Faults.Fault;
import org.waymark.journeys.Middle.Step;

/**
 * In the middle of each step from the launch to the badge, and of an import, a node or the database is killed, stands still or
 * is started anew. In the end nothing is lost and nothing is there twice. {@code target/faults.md} says how long each took.
 * {@code -Dfaults=NODE_KILLED,DATABASE_PAUSED -Dsteps=SCORE,BADGE} chooses.
 */
class FaultsThorough {

    private static final List<String> TEACHERS = List.of("teacher1", "teacher2", "teacher3");

    private static EarningUnderFaults earning;

    @BeforeAll
    static void start() throws IOException {
        earning = new EarningUnderFaults(SharedEvidence.inOneFolder());
    }

    @AfterAll
    static void stop() throws IOException {
        earning.close();
    }

    static List<Fault> faults() {
        return Arrays.stream(Fault.values())
                .filter(fault -> isAsked("faults", fault))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void nothingIsLostAndNothingIsThereTwice(Fault fault) {
        Map<Step, Fault> everywhere = new EnumMap<>(Step.class);
        Arrays.stream(Step.values())
                .filter(step -> isAsked("steps", step))
                .forEach(step -> everywhere.put(step, fault));
        int place = faults().indexOf(fault);
        earning.earn(TEACHERS.get(place % TEACHERS.size()), place / TEACHERS.size(), everywhere);
        if (everywhere.containsKey(Step.IMPORT)) {
            earning.importStaff(everywhere);
        }
        earning.requireNothingLostNothingTwice();
    }

    private static boolean isAsked(String property, Enum<?> value) {
        String asked = System.getProperty(property);
        return asked == null || List.of(asked.split(",")).contains(value.name());
    }
}
