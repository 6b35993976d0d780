package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CopySightingTests {

    @Test
    void keepsFiftyLinesHoweverManyNamesAPlatformInvents() {
        PlatformDeployment deployment = new PlatformDeployment(
                UUID.randomUUID(), "1", null, PlatformDeployment.Status.APPROVED, Instant.EPOCH, Set.of());
        CopySighting sighting = new CopySighting(deployment, Set.of(), Set.of("service copy"), Instant.EPOCH);

        for (int i = 0; i < 100; i++) {
            sighting.alsoSaw(Set.of("guid expected-" + i), Set.of("guid " + i));
        }

        assertThat(sighting.view().came()).hasSize(50).contains("service copy");
        assertThat(sighting.view().expected()).hasSize(50);
        assertThat(sighting.shares(Set.of("service copy", "guid 99"))).isTrue();
    }
}
