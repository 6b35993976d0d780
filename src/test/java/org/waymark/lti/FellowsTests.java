package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.waymark.Quirk;
import org.waymark.Requirement;

/** What a launch tells of the others in its context. */
class FellowsTests {

    private static final String NRPS = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    private static final String GROUPS = "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice";
    private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

    private final TestPlatform platform = new TestPlatform();
    private final Map<String, Object> claims = platform.claims("nonce", Instant.EPOCH);

    @Test // NRPS 2.0, 3.1
    @Requirement(75)
    void areListedWhereTheLaunchSays() {
        claims.put(
                NRPS,
                Map.of("context_memberships_url", "https://lms.example/m?x=1", "service_versions", List.of("2.0")));

        assertThat(launch().fellows().memberships()).isEqualTo("https://lms.example/m?x=1");
    }

    @Test
    @Requirement(78)
    @Quirk("moodle N1")
    void areUnknownWhereItDoesNotSay() {
        assertThat(launch().fellows()).isEqualTo(LtiLaunch.Fellows.UNKNOWN);
    }

    @Test
    @Requirement(78)
    void areUnknownWhereTheClaimIsNullOrNoAddress() {
        claims.put(NRPS, null);
        claims.put(GROUPS, Map.of("context_groups_url", "javascript:alert(1)"));

        assertThat(launch().fellows()).isEqualTo(LtiLaunch.Fellows.UNKNOWN);
    }

    @Test // Course Groups Service 1.0
    void areInTheGroupsThatTheLaunchNames() {
        claims.put(GROUPS, Map.of("context_groups_url", "https://lms.example/groups"));

        assertThat(launch().fellows().groups()).isEqualTo("https://lms.example/groups");
    }

    @Test // LTI Core 1.3, 5.4.7
    void areThoseAMentorComesFor() {
        claims.put(TestPlatform.LTI + "roles", List.of(MEMBERSHIP + "Mentor"));
        claims.put(TestPlatform.LTI + "role_scope_mentor", List.of("7", "8"));

        assertThat(launch().isOnlyMentor()).isTrue();
        assertThat(launch().fellows().mentored()).containsExactlyInAnyOrder("7", "8");
    }

    @Test
    void whoAlsoLearnsHereIsALearnerFirst() {
        claims.put(TestPlatform.LTI + "roles", List.of(MEMBERSHIP + "Mentor", MEMBERSHIP + "Learner"));

        assertThat(launch().isOnlyMentor()).isFalse();
        assertThat(launch().isLearner()).isTrue();
    }

    @Test
    void aMentorIsNeitherLearnerNorAuthor() {
        claims.put(TestPlatform.LTI + "roles", List.of("Mentor"));

        assertThat(launch().isLearner()).isFalse();
        assertThat(launch().isAuthor()).isFalse();
    }

    private LtiLaunch launch() {
        return new IdToken(claims).launch(platform.view(), UUID.randomUUID());
    }
}
