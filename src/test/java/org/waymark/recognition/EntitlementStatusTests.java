package org.waymark.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.recognition.EntitlementStatus.CONFIRMED;
import static org.waymark.recognition.EntitlementStatus.DUE;
import static org.waymark.recognition.EntitlementStatus.EXPORTED;
import static org.waymark.recognition.EntitlementStatus.PROMISED;
import static org.waymark.recognition.EntitlementStatus.REVERSED;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EntitlementStatusTests {

    private static final Set<List<EntitlementStatus>> LEGAL = Set.of(
            List.of(PROMISED, DUE),
            List.of(DUE, EXPORTED),
            List.of(EXPORTED, CONFIRMED),
            List.of(PROMISED, REVERSED),
            List.of(DUE, REVERSED),
            List.of(DUE, PROMISED),
            List.of(EXPORTED, REVERSED),
            List.of(CONFIRMED, REVERSED));

    static Stream<Arguments> pairs() {
        return Stream.of(EntitlementStatus.values())
                .flatMap(from -> Stream.of(EntitlementStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void movesForwardIsApprovedAnewOrIsReversed(EntitlementStatus from, EntitlementStatus to) {
        assertThat(from.mayBecome(to)).isEqualTo(LEGAL.contains(List.of(from, to)));
    }
}
