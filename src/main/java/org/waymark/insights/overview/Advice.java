package org.waymark.insights.overview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.insights.counting.Stages;
import org.waymark.insights.questions.Barrier;

/**
 * What a lead may do next, by plain rules: what at least a third of those who answered said, the most frequent first; where
 * nobody answered yet, the step of the way at which most are lost. Each is a message {@code insights.advice.<name>}.
 */
final class Advice {

    private static final int MOST = 3;

    /** Said by a third or more. */
    private static final double OFTEN = 1.0 / 3;

    private Advice() {}

    static List<String> of(AnswerTables answers, FunnelTables funnel) {
        Integer people = answers.people();
        if (people != null && people > 0) {
            List<String> often = Arrays.stream(Barrier.values())
                    .filter(barrier -> barrier != Barrier.OTHER && answers.count(barrier) != null)
                    .filter(barrier -> Objects.requireNonNull(answers.count(barrier)) >= OFTEN * people)
                    .sorted(Comparator.comparing(
                            (Barrier barrier) -> Objects.requireNonNull(answers.count(barrier)),
                            Comparator.reverseOrder()))
                    .limit(MOST)
                    .map(Enum::name)
                    .toList();
            if (!often.isEmpty()) {
                return often;
            }
        }
        return lost(funnel);
    }

    /** Between two stages that follow each other among those shown, where more than half do not go on. */
    private static List<String> lost(FunnelTables funnel) {
        List<Stages> shown = new ArrayList<>();
        for (Stages stage : Stages.OF_PEOPLE) {
            if (funnel.all(stage) != null) {
                shown.add(stage);
            }
        }
        @Nullable Stages worst = null;
        double least = 0.5;
        for (int i = 1; i < shown.size(); i++) {
            int before = Objects.requireNonNull(funnel.all(shown.get(i - 1)));
            double on = before == 0 ? 1 : (double) Objects.requireNonNull(funnel.all(shown.get(i))) / before;
            if (on < least) {
                least = on;
                worst = shown.get(i);
            }
        }
        return worst == null ? List.of() : List.of("before-" + worst.name());
    }
}
