package org.waymark.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.submission.SubmissionStatus.AWARDED;
import static org.waymark.submission.SubmissionStatus.DRAFT;
import static org.waymark.submission.SubmissionStatus.IN_REVIEW;
import static org.waymark.submission.SubmissionStatus.NOT_YET;
import static org.waymark.submission.SubmissionStatus.RETURNED_INCOMPLETE;
import static org.waymark.submission.SubmissionStatus.SUBMITTED;
import static org.waymark.submission.SubmissionStatus.WITHDRAWN;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SubmissionStatusTests {

    private record Move(SubmissionStatus from, SubmissionStatus to) {}

    private static final Set<Move> LEGAL = Set.of(
            new Move(DRAFT, SUBMITTED),
            new Move(DRAFT, WITHDRAWN),
            new Move(SUBMITTED, IN_REVIEW),
            new Move(SUBMITTED, RETURNED_INCOMPLETE),
            new Move(SUBMITTED, WITHDRAWN),
            new Move(RETURNED_INCOMPLETE, SUBMITTED),
            new Move(RETURNED_INCOMPLETE, WITHDRAWN),
            new Move(IN_REVIEW, NOT_YET),
            new Move(NOT_YET, AWARDED),
            new Move(IN_REVIEW, AWARDED),
            new Move(IN_REVIEW, RETURNED_INCOMPLETE),
            new Move(IN_REVIEW, WITHDRAWN),
            new Move(WITHDRAWN, DRAFT),
            new Move(WITHDRAWN, RETURNED_INCOMPLETE));

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("pairs")
    void movesOnlyAsTheTableSays(SubmissionStatus from, SubmissionStatus to) {
        assertThat(from.mayBecome(to)).isEqualTo(LEGAL.contains(new Move(from, to)));
    }

    @ParameterizedTest
    @EnumSource
    void movesUpWhileNobodyElseReadsAndItIsNotOver(SubmissionStatus status) {
        assertThat(status.mayMoveUp())
                .isEqualTo(Set.of(DRAFT, RETURNED_INCOMPLETE, NOT_YET).contains(status));
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(SubmissionStatus.values())
                .flatMap(from -> Arrays.stream(SubmissionStatus.values()).map(to -> Arguments.of(from, to)));
    }
}
