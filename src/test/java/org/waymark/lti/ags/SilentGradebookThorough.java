package org.waymark.lti.ags;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.OnH2;
import org.waymark.lti.LineItemUrl;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.StubPlatform;
import org.waymark.lti.services.PlatformBusy;

/** The patience that the program really has, ten seconds; that a shorter one ends is shown in each build. */
@OnH2
class SilentGradebookThorough {

    private static final Instant NOW = Instant.parse("2027-01-04T09:00:00Z");

    private final StubPlatform platform = new StubPlatform();

    @Autowired
    private AssignmentAndGradeService service;

    @Autowired
    private LtiRegistrations registrations;

    @Test
    void comesAgainWhenAnAnswerIsSlowerThanThePatience() {
        try (platform) {
            GradeAccess access =
                    new GradeAccess(platform.registeredWith(registrations, null).id(), "2", Set.of(GradeAccess.SCORE));
            platform.givesToken("token-1", 3600);
            platform.server.stubFor(post(urlPathEqualTo("/items/2/scores"))
                    .willReturn(okJson("{}").withFixedDelay(12_000)));

            assertThatThrownBy(() -> service.publish(
                            access,
                            LineItemUrl.valueOf(platform.url("/items/2")),
                            Score.awarded("4", NOW, 100, "Earned", NOW, null)))
                    .isInstanceOf(PlatformBusy.class);
        }
    }
}
