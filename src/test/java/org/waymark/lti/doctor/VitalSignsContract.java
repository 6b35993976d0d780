package org.waymark.lti.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.waymark.TestClock;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.TestPlatform;

abstract class VitalSignsContract {

    private static final Duration AHEAD = Duration.ofSeconds(7);

    @Autowired
    VitalSigns vitals;

    @Autowired
    ConnectionHealthRepository repository;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    EntityManagerFactory entities;

    @Autowired
    TestClock clock;

    UUID registration;

    @BeforeEach
    void platform() {
        registration = TestPlatform.registered(registrations, UUID.randomUUID()).id();
    }

    @Test
    void areUnknownBeforeTheFirstLaunch() {
        assertThat(vitals.of(registration)).isEqualTo(HealthView.NEVER_SEEN);
    }

    @Test
    void rememberTheLastGoodLaunch() {
        vitals.launched(registration, AHEAD, Set.of("score", "nrps"), false);

        HealthView health = vitals.of(registration);
        assertThat(health.lastLaunchAt()).isEqualTo(clock.instant());
        assertThat(health.driftSeconds()).isEqualTo(7);
        assertThat(health.services()).containsExactly("nrps", "score");
        assertThat(health.lastDeepLinkingAt()).isNull();
    }

    @Test
    void rememberThatALaunchOffersNothing() {
        vitals.launched(registration, AHEAD, Set.of(), false);

        assertThat(vitals.of(registration).services()).isEmpty();
    }

    @Test
    void keepTheServicesWhenSomeoneChoosesContent() {
        vitals.launched(registration, AHEAD, Set.of("score"), false);
        vitals.launched(registration, AHEAD, Set.of(), true);

        assertThat(vitals.of(registration).services()).containsExactly("score");
        assertThat(vitals.of(registration).lastDeepLinkingAt()).isEqualTo(clock.instant());
    }

    @Test
    void areWrittenOnceAMinuteHoweverManyCome() {
        vitals.launched(registration, AHEAD, Set.of("score"), false);
        clock.advance(Duration.ofMinutes(1));
        Statistics statistics = entities.unwrap(SessionFactory.class).getStatistics();
        long before = statistics.getPrepareStatementCount();

        for (int i = 0; i < 500; i++) {
            vitals.launched(registration, AHEAD, Set.of("score"), false);
        }

        assertThat(statistics.getPrepareStatementCount() - before).isEqualTo(1);
        assertThat(vitals.of(registration).lastLaunchAt()).isEqualTo(clock.instant());
    }

    @Test
    void areWrittenByTwoNodesThatSeeTheFirstLaunchAtOnce() {
        new VitalSigns(repository, transactions, clock).launched(registration, AHEAD, Set.of("score"), false);
        new VitalSigns(repository, transactions, clock).launched(registration, AHEAD, Set.of("nrps"), false);

        assertThat(vitals.of(registration).services()).containsExactly("nrps");
    }

    @Test
    void keepNobodyOutWhenTheyCannotBeWritten() {
        vitals.launched(UUID.randomUUID(), AHEAD, Set.of(), false);

        assertThat(vitals.of(registration).lastLaunchAt()).isNull();
    }

    @Test
    void letOneSelfTestRunInAQuarterOfAMinute() {
        assertThat(vitals.mayTest(registration)).isTrue();
        assertThat(new VitalSigns(repository, transactions, clock).mayTest(registration))
                .isFalse();

        clock.advance(Duration.ofSeconds(15));
        assertThat(vitals.mayTest(registration)).isTrue();
    }

    @Test
    void rememberWhatASelfTestFound() {
        vitals.mayTest(registration);

        vitals.tested(registration, List.of(CheckLine.ok("keys", "2"), CheckLine.notOk("token-refused", "HTTP 400")));

        assertThat(vitals.of(registration).test())
                .containsExactly(CheckLine.ok("keys", "2"), CheckLine.notOk("token-refused", "HTTP 400"));
        assertThat(vitals.of(registration).testedAt()).isEqualTo(clock.instant());
    }
}
