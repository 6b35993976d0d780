package org.waymark.lti.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.TestPlatform;
import org.waymark.lti.doctor.LaunchDoctor.Sight;

abstract class LaunchDoctorContract {

    private static final List<Finding> FINDINGS = List.of(Finding.of("aud", "client", "other"));

    @Autowired
    LaunchDoctor doctor;

    @Autowired
    IncidentRepository incidents;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    SecureRandom random;

    @Autowired
    TestClock clock;

    UUID registration;
    UUID other;

    @BeforeEach
    void platforms() {
        registration = TestPlatform.registered(registrations, UUID.randomUUID()).id();
        other = TestPlatform.registered(registrations, UUID.randomUUID()).id();
    }

    @Test
    void remembersWhatWasExpectedAndWhatCame() {
        String reference = refused("audience_differs", "1");

        IncidentView incident = doctor.find(Sight.ALL, reference).orElseThrow();
        assertThat(incident.code()).isEqualTo("audience_differs");
        assertThat(incident.kind()).isEqualTo(IncidentKind.LAUNCH);
        assertThat(incident.registration()).isEqualTo(registration);
        assertThat(incident.deploymentId()).isEqualTo("1");
        assertThat(incident.at()).isEqualTo(clock.instant());
        assertThat(incident.findings()).isEqualTo(FINDINGS);
    }

    @Test
    void remembersARefusalWhoseWorkIsRolledBack() {
        String reference = new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            return refused("audience_differs", "1");
        });

        assertThat(doctor.find(Sight.ALL, reference)).isPresent();
    }

    @Test
    void countsTheSameWithinAMinuteUnderOneReference() {
        String first = refused("audience_differs", "1");
        for (int i = 0; i < 6; i++) {
            assertThat(refused("audience_differs", "1")).isEqualTo(first);
        }

        assertThat(all()).singleElement().extracting(IncidentView::times).isEqualTo(7);
    }

    @Test
    void writesAFloodAFewTimesOnly() {
        for (int i = 0; i < 3000; i++) {
            refused("audience_differs", "1");
        }

        assertThat(all()).singleElement().extracting(IncidentView::times).isEqualTo(2048);
    }

    @Test
    void beginsAnewInTheNextMinute() {
        refused("audience_differs", "1");
        clock.advance(Duration.ofMinutes(1));
        refused("audience_differs", "1");

        assertThat(all()).hasSize(2);
    }

    @Test
    void tellsCodesApart() {
        refused("audience_differs", "1");
        refused("token_expired", "1");

        assertThat(doctor.newest(Sight.ALL, registration, "token_expired", 10)).hasSize(1);
    }

    @Test
    void keepsFewOfTheManyStrangersOfOneMinute() {
        clock.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 1000; i++) {
            doctor.refused(
                    IncidentKind.LOGIN,
                    "not_registered",
                    IncidentSource.said("https://stranger-" + i + ".example", "client"),
                    List.of());
        }

        assertThat(doctor.newest(Sight.ALL, null, "not_registered", 1000).stream()
                        .filter(incident -> incident.at().equals(clock.instant())))
                .hasSize(65)
                .filteredOn(incident -> incident.issuer() == null)
                .singleElement()
                .extracting(IncidentView::times)
                .isEqualTo(512);
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void tellsWhatAStrangerCalledItselfWithoutItsQuery() {
        String reference = doctor.refused(
                IncidentKind.LOGIN,
                "not_registered",
                IncidentSource.said("https://lms.example/x?user=tess", "client-9"),
                List.of());

        assertThat(doctor.find(Sight.ALL, reference).orElseThrow())
                .extracting(IncidentView::issuer, IncidentView::clientId)
                .containsExactly("https://lms.example/x", "client-9");
    }

    @Test
    void answersAReferenceThoughNothingCanBeRecorded() {
        String reference = doctor.refused(
                IncidentKind.LAUNCH, "audience_differs", IncidentSource.of(UUID.randomUUID(), null), List.of());

        assertThat(reference).matches("[0-9a-f]{8}");
        assertThat(doctor.find(Sight.ALL, reference)).isEmpty();
    }

    @Test
    void listsTheCodesThatMayBeSeen() {
        refused("audience_differs", "1");
        refused("token_expired", "2");

        assertThat(doctor.codes(Sight.ALL)).contains("audience_differs", "token_expired");
        assertThat(doctor.codes(new Sight(registration, null, true)))
                .containsExactly("audience_differs", "token_expired");
        assertThat(doctor.codes(new Sight(registration, Set.of("1"), false))).containsExactly("audience_differs");
        assertThat(doctor.codes(new Sight(registration, Set.of(), false))).isEmpty();
    }

    @Test
    void showsNoOtherConnection() {
        String reference = refused("audience_differs", "1");
        Sight sight = new Sight(other, null, true);

        assertThat(doctor.find(sight, reference)).isEmpty();
        assertThat(doctor.newest(sight, null, null, 10)).isEmpty();
        assertThat(doctor.newest(sight, registration, null, 10)).isEmpty();
    }

    @Test
    void showsOfASharedConnectionTheOwnDeploymentsOnly() {
        String own = refused("audience_differs", "1");
        String others = refused("audience_differs", "2");
        String nobodys = refused("audience_differs", null);
        Sight sight = new Sight(registration, Set.of("1"), false);

        assertThat(doctor.newest(sight, null, null, 10))
                .extracting(IncidentView::reference)
                .containsExactly(own);
        assertThat(doctor.find(sight, others)).isEmpty();
        assertThat(doctor.find(sight, nobodys)).isEmpty();
    }

    @Test
    void showsWhatNamedNoDeploymentWhereAllAreTheViewers() {
        String own = refused("audience_differs", "1");
        String others = refused("key_unknown", "2");
        String nobodys = refused("token_expired", null);
        Sight sight = new Sight(registration, Set.of("1"), true);

        assertThat(doctor.newest(sight, null, null, 10))
                .extracting(IncidentView::reference)
                .containsExactlyInAnyOrder(own, nobodys);
        assertThat(doctor.codes(sight)).containsExactly("audience_differs", "token_expired");
        assertThat(doctor.find(sight, nobodys)).isPresent();
        assertThat(doctor.find(sight, others)).isEmpty();
    }

    @Test
    void showsNothingToSomeoneWithoutADeployment() {
        refused("audience_differs", "1");

        assertThat(doctor.newest(new Sight(registration, Set.of(), false), null, null, 10))
                .isEmpty();
    }

    @Test
    void forgetsAfterThirtyDays() {
        refused("audience_differs", "1");
        clock.advance(Duration.ofDays(30).plusSeconds(1));

        doctor.sweep();

        assertThat(all()).isEmpty();
    }

    @Test
    void keepsTheNewestFiftyOfEachCode() {
        String rare = refused("token_expired", "1");
        for (int i = 0; i < 60; i++) {
            clock.advance(Duration.ofMinutes(1));
            refused("audience_differs", "1");
        }

        doctor.sweep();

        assertThat(doctor.newest(Sight.ALL, registration, "audience_differs", 100))
                .hasSize(50)
                .first()
                .extracting(IncidentView::at)
                .isEqualTo(clock.instant());
        assertThat(doctor.find(Sight.ALL, rare)).isPresent();
    }

    @Test
    void isWrittenByEachNodeWithoutWaitingForAnother() {
        LaunchDoctor otherNode = new LaunchDoctor(incidents, transactions, random, clock);
        refused("audience_differs", "1");
        otherNode.refused(IncidentKind.LAUNCH, "audience_differs", IncidentSource.of(registration, "1"), FINDINGS);

        assertThat(all()).hasSize(2);
    }

    private String refused(String code, String deployment) {
        return doctor.refused(IncidentKind.LAUNCH, code, IncidentSource.of(registration, deployment), FINDINGS);
    }

    private List<IncidentView> all() {
        return doctor.newest(Sight.ALL, registration, null, 100);
    }
}
