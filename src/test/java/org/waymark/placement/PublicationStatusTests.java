package org.waymark.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PublicationStatusTests {

    private static final Set<String> LEGAL = Set.of(
            "QUEUED>HELD",
            "HELD>QUEUED",
            "HELD>SUPERSEDED",
            "SENT>QUEUED",
            "QUEUED>SENT",
            "QUEUED>REFUSED",
            "QUEUED>GIVEN_UP",
            "QUEUED>NOT_POSSIBLE",
            "QUEUED>SUPERSEDED",
            "REFUSED>QUEUED",
            "REFUSED>SUPERSEDED",
            "GIVEN_UP>QUEUED",
            "GIVEN_UP>SUPERSEDED",
            "NOT_POSSIBLE>QUEUED",
            "NOT_POSSIBLE>SUPERSEDED");

    @Test
    void movesAsTheTableSaysAndNoOtherWay() {
        Set<String> allowed = Arrays.stream(PublicationStatus.values())
                .flatMap(from -> Arrays.stream(PublicationStatus.values())
                        .filter(from::mayBecome)
                        .map(to -> from + ">" + to))
                .collect(Collectors.toSet());

        assertThat(allowed).isEqualTo(LEGAL);
    }

    @Test
    void isAFailureForPeopleToLookAtUnlessItArrivedOrIsUnderWay() {
        assertThat(Arrays.stream(PublicationStatus.values()).filter(PublicationStatus::failed))
                .containsExactlyInAnyOrder(
                        PublicationStatus.REFUSED, PublicationStatus.GIVEN_UP, PublicationStatus.NOT_POSSIBLE);
    }
}
