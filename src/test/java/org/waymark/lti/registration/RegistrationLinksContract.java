package org.waymark.lti.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.TestClock;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformDetails;
import org.waymark.lti.PlatformRegistration;

/** What every database keeps of registration links. */
abstract class RegistrationLinksContract {

    private final UUID tenant = UUID.randomUUID();

    @Autowired
    private RegistrationLinks links;

    @Autowired
    private LtiRegistrations registrations;

    @Autowired
    private TestClock clock;

    @Test
    void isClaimedByOneAtATime() {
        String code = code(false);
        links.claim(code);
        assertThatThrownBy(() -> links.claim(code)).hasMessage("IN_USE");
    }

    @Test
    void isFreeAgainOnceReleased() {
        String code = code(false);
        UUID link = links.claim(code);
        links.release(link);
        assertThat(links.claim(code)).isEqualTo(link);
    }

    @Test
    void isFreeAgainWhenWhoeverClaimedItDied() {
        String code = code(false);
        UUID link = links.claim(code);
        clock.advance(Duration.ofSeconds(91));
        assertThat(links.claim(code)).isEqualTo(link);
    }

    @Test
    void isUsedUpBySuccess() {
        String code = code(false);
        links.complete(links.claim(code), details(), null, null);
        assertThatThrownBy(() -> links.claim(code)).hasMessage("LINK");
    }

    @Test
    void completesOnce() {
        UUID link = links.claim(code(false));
        links.complete(link, details(), null, null);
        assertThatThrownBy(() -> links.complete(link, details(), null, null)).hasMessage("LINK");
    }

    @Test
    void approvesTheDeploymentForItsTenant() {
        PlatformRegistration known = links.complete(links.claim(code(true)), details(), "7", null);
        assertThat(registrations.deployment(known.id(), "7").orElseThrow().tenant())
                .isEqualTo(tenant);
    }

    @Test
    void keepsNothingWhereTheDeploymentIsAnothers() {
        PlatformDetails details = details();
        links.complete(links.claim(code(true)), details, "7", null);
        String other = links.create("Other", UUID.randomUUID(), true).url();
        UUID link = links.claim(other.substring(other.lastIndexOf('/') + 1));
        assertThatThrownBy(() -> links.complete(link, details, "7", null)).hasMessage("OTHER_TENANT");
        links.release(link);
        assertThat(links.claim(other.substring(other.lastIndexOf('/') + 1))).isEqualTo(link);
    }

    private String code(boolean activate) {
        String url = links.create("Lakeside Moodle", tenant, activate).url();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static PlatformDetails details() {
        return new PlatformDetails(
                "https://lms-" + UUID.randomUUID() + ".example",
                "client-1",
                URI.create("https://lms.example/auth"),
                URI.create("https://lms.example/token"),
                URI.create("https://lms.example/jwks"),
                null,
                Set.of(),
                "moodle");
    }
}
