package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.OnH2;
import org.waymark.Quirk;
import org.waymark.TestClock;
import org.waymark.lti.ags.AssignmentAndGradeService;
import org.waymark.lti.ags.GradeAccess;
import org.waymark.lti.ags.Score;
import org.waymark.lti.services.PlatformBusy;
import org.waymark.lti.services.PlatformRefused;

/** A platform that has not fetched our new key yet refuses us tokens: that passes, and loses no score. */
@OnH2
class NewKeyTests {

    private static final Instant EARNED = Instant.parse("2027-05-03T14:02:00Z");

    private final StubPlatform platform = new StubPlatform();

    @Autowired
    ToolKeys keys;

    @Autowired
    AssignmentAndGradeService grades;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    TestClock clock;

    PlatformRegistration registration;

    @BeforeEach
    void aKeyLeaked() throws Exception {
        registration = platform.registeredWith(registrations, null);
        platform.refusesTokens(400, "{\"error\":\"invalid_client\"}");
        String jwt = keys.sign(new JWTClaimsSet.Builder().subject("client").build());
        keys.withdraw(SignedJWT.parse(jwt).getHeader().getKeyID());
        clock.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void everyoneKnowsTheKey() {
        clock.advance(Duration.ofHours(3));
        platform.close();
    }

    @Quirk("moodle T2")
    @Test
    void isWaitedForAfterAKeyWasWithdrawn() {
        assertThatThrownBy(this::publish).isInstanceOf(PlatformBusy.class);
    }

    @Test
    void isNotWaitedForWhenEveryPlatformMustKnowIt() {
        clock.advance(Duration.ofHours(2));

        assertThatThrownBy(this::publish).isInstanceOf(PlatformRefused.class);
    }

    private void publish() {
        grades.publish(
                new GradeAccess(registration.id(), "2", Set.of(GradeAccess.SCORE)),
                LineItemUrl.valueOf(platform.url("/items/2")),
                Score.awarded("4", EARNED, 100, "Earned", EARNED, null));
    }
}
