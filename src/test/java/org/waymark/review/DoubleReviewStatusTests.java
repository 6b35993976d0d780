package org.waymark.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.review.DoubleReviewStatus.ADJUDICATION;
import static org.waymark.review.DoubleReviewStatus.DECIDED;
import static org.waymark.review.DoubleReviewStatus.READING;
import static org.waymark.review.DoubleReviewStatus.WAITING_FOR_READERS;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DoubleReviewStatusTests {

    private static final Set<String> LEGAL = Set.of(
            WAITING_FOR_READERS + ">" + READING,
            READING + ">" + ADJUDICATION,
            READING + ">" + DECIDED,
            ADJUDICATION + ">" + DECIDED);

    @ParameterizedTest
    @EnumSource
    void becomesOnlyWhatIsLegal(DoubleReviewStatus from) {
        for (DoubleReviewStatus next : DoubleReviewStatus.values()) {
            assertThat(from.mayBecome(next)).as(from + " to " + next).isEqualTo(LEGAL.contains(from + ">" + next));
        }
    }

    @ParameterizedTest
    @CsvSource({"FIRST,REVIEWER", "SECOND,REVIEWER", "THIRD,THIRD_READER"})
    void aSlotAsksForItsRole(ReviewSlot slot, String role) {
        assertThat(slot.role()).hasToString(role);
    }
}
