package org.waymark.catalog.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.waymark.catalog.goals.GoalPlan;

/** A strategic goal as a file says it. */
record FileGoal(int line, String path, GoalPlan plan) {

    private static final int LINE = 255;
    private static final int LONGEST_TEXT = 4000;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    static FileGoal read(FieldsReader fields) {
        LocalDate begins = day(fields, "begins");
        LocalDate ends = day(fields, "ends");
        if (ends.isBefore(begins) && !ends.equals(EARLIEST)) {
            fields.fault("ends", "backwards");
        }
        FileGoal goal = new FileGoal(
                fields.line(),
                fields.path(),
                new GoalPlan(
                        fields.code(),
                        fields.text("title", LINE),
                        fields.text("why", LONGEST_TEXT),
                        fields.audiences(),
                        begins,
                        ends,
                        fields.text("owner", LINE),
                        fields.text("contribution", LONGEST_TEXT)));
        fields.done();
        return goal;
    }

    private static LocalDate day(FieldsReader fields, String name) {
        String text = fields.text(name, 40);
        try {
            LocalDate day = text.isEmpty() ? EARLIEST : LocalDate.parse(text);
            if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
                return day;
            }
        } catch (DateTimeException none) {
            // Said below.
        }
        fields.fault(name, "day");
        return EARLIEST;
    }
}
