package org.waymark.insights.questions;

import java.util.Arrays;
import java.util.List;

/** When somebody is asked. */
public enum Occasion {
    /** They looked and did not begin. */
    VIEW_EXIT,
    /** They began and nothing has moved for long. */
    STALL,
    /** Their time ran out. */
    LAPSE,
    /** They earned it. */
    AWARD;

    /** What may be answered. */
    public List<String> answers() {
        return Arrays.stream(this == AWARD ? Another.values() : Barrier.values())
                .map(Enum::name)
                .toList();
    }

    /** Whether more than one answer may be given. */
    public boolean several() {
        return this != AWARD;
    }
}
