package org.waymark.catalog.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalog.approval.ProposalState.APPROVED;
import static org.waymark.catalog.approval.ProposalState.OPEN;
import static org.waymark.catalog.approval.ProposalState.PUBLISHED;
import static org.waymark.catalog.approval.ProposalState.RETURNED;
import static org.waymark.catalog.approval.ProposalState.WITHDRAWN;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProposalStateTests {

    private record Move(ProposalState from, ProposalState to) {}

    private static final Set<Move> LEGAL = Set.of(
            new Move(OPEN, RETURNED),
            new Move(OPEN, WITHDRAWN),
            new Move(OPEN, APPROVED),
            new Move(APPROVED, PUBLISHED),
            new Move(APPROVED, RETURNED),
            new Move(APPROVED, WITHDRAWN));

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("pairs")
    void movesOnlyAsTheTableSays(ProposalState from, ProposalState to) {
        assertThat(from.mayBecome(to)).isEqualTo(LEGAL.contains(new Move(from, to)));
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(ProposalState.values())
                .flatMap(from -> Arrays.stream(ProposalState.values()).map(to -> Arguments.of(from, to)));
    }
}
