package org.waymark.review;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.Criterion;

/**
 * A criterion on its reader's page: one at a time, or all.
 *
 * @param number counts what this reader rates
 * @param level that is chosen by now; empty where none is
 * @param shown whether it is on the page that is open
 */
record ReadingStep(int number, Criterion criterion, String level, boolean shown) {

    static List<ReadingStep> of(Reading reading, ReviewForm form, @Nullable String only) {
        String one = known(only, reading);
        List<ReadingStep> steps = new ArrayList<>();
        for (Criterion criterion : reading.judged()) {
            steps.add(new ReadingStep(
                    steps.size() + 1,
                    criterion,
                    form.typed("level", criterion.id()),
                    one == null || one.equals(criterion.id())));
        }
        return steps;
    }

    /** The criterion that is asked for, where this reader rates it and has not sent it. */
    static @Nullable String known(@Nullable String criterion, Reading reading) {
        return criterion != null && ids(reading).contains(criterion) && !reading.isRecorded() ? criterion : null;
    }

    /** The one after it; null after the last. */
    static @Nullable String after(@Nullable String criterion, Reading reading) {
        if (criterion == null) {
            return null;
        }
        List<String> ids = ids(reading);
        int next = ids.indexOf(criterion) + 1;
        return next == 0 || next == ids.size() ? null : ids.get(next);
    }

    private static List<String> ids(Reading reading) {
        return reading.judged().stream().map(Criterion::id).toList();
    }
}
