package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.PersonId;
import org.waymark.review.DecisionMade;
import org.waymark.submission.Outcome;

@RecordApplicationEvents
abstract class AwardsContract {

    @Autowired
    Awards awards;

    @Autowired
    AwardRepository repository;

    @Autowired
    Issuers issuers;

    @Autowired
    Definitions definitions;

    @Autowired
    Districts districts;

    @Autowired
    CredentialSigner signer;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    @Autowired
    ApplicationEvents events;

    private final PersonId earner = PersonId.fresh();
    private DistrictId district;
    private DefinitionVersion definition;

    @BeforeEach
    void aDistrictWithDefinitions() {
        district = districts.named("District " + UUID.randomUUID());
        definition = definitions.published(district).get(0);
    }

    @Test
    void areMadeWhenADecisionAwards() {
        DecisionMade decision = decide(Outcome.AWARDED);

        assertThat(awards.of(earner, district)).singleElement().satisfies(card -> {
            assertThat(card.submission()).isEqualTo(decision.submission());
            assertThat(card.title()).isEqualTo(definition.title());
            assertThat(card.signed()).isFalse();
            assertThat(card.shared()).isFalse();
        });
    }

    @Test
    void areTold() {
        DecisionMade decision = decide(Outcome.AWARDED);

        assertThat(events.stream(AwardMade.class)
                        .filter(made -> made.submission().equals(decision.submission())))
                .hasSize(1);
    }

    @Test
    void areNotMadeForANotYet() {
        decide(Outcome.NOT_YET);

        assertThat(awards.of(earner, district)).isEmpty();
    }

    @Test
    void areTakenBackForAReason() {
        DecisionMade decision = decide(Outcome.AWARDED);
        AwardId award = awards.forSubmission(decision.submission(), district)
                .orElseThrow()
                .id();

        awards.revoke(award, district, "operator", RevocationReason.OTHER, "Made by mistake");
        awards.revoke(award, district, "operator", RevocationReason.OTHER, "A second click");

        assertThat(awards.of(earner, district)).isEmpty();
        assertThat(events.stream(AwardRevoked.class)
                        .filter(revoked -> revoked.submission().equals(decision.submission())))
                .hasSize(1);
        assertThat(repository
                        .findBySubmissionAndDistrict(decision.submission(), district)
                        .orElseThrow()
                        .revokedWhy())
                .isEqualTo("Made by mistake");
    }

    @Test
    void areTakenBackByNobodyOfAnotherDistrict() {
        DecisionMade decision = decide(Outcome.AWARDED);
        AwardId award = awards.forSubmission(decision.submission(), district)
                .orElseThrow()
                .id();

        assertThatThrownBy(() -> awards.revoke(award, DistrictId.fresh(), "operator", RevocationReason.OTHER, "Why"))
                .isInstanceOf(BadgeNotFound.class);
    }

    @Test
    void areNotMadeTwiceForOneSubmission() {
        DecisionMade decision = decide(Outcome.AWARDED);

        assertThatThrownBy(() -> publish(decision)).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void areNotMadeWhenTheDecisionIsRolledBack() {
        transaction.executeWithoutResult(status -> {
            context.publishEvent(TestBadges.decision(district, earner, definition, Outcome.AWARDED));
            status.setRollbackOnly();
        });

        assertThat(awards.of(earner, district)).isEmpty();
    }

    @Test
    void areFoundByTheirSubmission() {
        DecisionMade decision = decide(Outcome.AWARDED);

        assertThat(awards.forSubmission(decision.submission(), district)).isPresent();
        assertThat(awards.forSubmission(decision.submission(), DistrictId.fresh()))
                .isEmpty();
    }

    @Test
    void areSignedByDueWork() {
        decide(Outcome.AWARDED);

        TestJobs.runDue(context, clock.instant());

        assertThat(awards.of(earner, district)).singleElement().matches(AwardCard::signed);
    }

    @Test
    void areSignedSoThatAStrangerCanVerifyThem() {
        Award award = signed();

        assertThatCode(() -> BadgeCheck.verify(
                        award.credential(),
                        issuers.document(district).orElseThrow().json().toString()))
                .doesNotThrowAnyException();
    }

    @Test
    void areNeverSignedAgain() {
        String first = signed().credential();
        clock.advance(Duration.ofMinutes(1));

        assertThat(signed().credential()).isEqualTo(first);
    }

    @Test
    void areSignedAnewWhenAsked() {
        Award first = signed();
        clock.advance(Duration.ofMinutes(1));
        awards.resign(first.id(), district);

        TestJobs.runDue(context, clock.instant());

        Award second = repository.findById(first.id()).orElseThrow();
        assertThat(second.needsSignature()).isFalse();
        assertThat(second.credential()).isNotEqualTo(first.credential());
        assertThat(JsonText.object(second.credential()).get("id"))
                .isEqualTo(JsonText.object(first.credential()).get("id"));
        assertThat(JsonText.object(second.credential())
                        .getJsonObject("credentialSubject")
                        .get("id"))
                .isEqualTo(JsonText.object(first.credential())
                        .getJsonObject("credentialSubject")
                        .get("id"));
    }

    @Test
    void areSignedAnewAsOftenAsAsked() {
        Award first = signed();
        awards.resign(first.id(), district);
        awards.resign(first.id(), district);
        TestJobs.runDue(context, clock.instant());
        String second = repository.findById(first.id()).orElseThrow().credential();
        clock.advance(Duration.ofMinutes(1));
        awards.resign(first.id(), district);

        TestJobs.runDue(context, clock.instant());

        assertThat(repository.findById(first.id()).orElseThrow().credential()).isNotEqualTo(second);
    }

    @Test
    void areSignedAnewByNobodyOfAnotherDistrict() {
        AwardId award = signed().id();

        assertThatThrownBy(() -> awards.resign(award, DistrictId.fresh())).isInstanceOf(BadgeNotFound.class);
    }

    @Test
    void areNotSignedAnewOnceTheyAreRevoked() {
        Award first = signed();
        awards.revoke(first.id(), district, "operator", RevocationReason.ISSUED_IN_ERROR, "Made by mistake");

        awards.resign(first.id(), district);

        assertThat(repository.findById(first.id()).orElseThrow().needsSignature())
                .isFalse();
    }

    @Test
    void holdBeforeAndAfterARotationOfKeys() {
        Award first = signed();
        issuers.rotate(district, AuditLog.OPERATOR, true);
        awards.resign(first.id(), district);
        TestJobs.runDue(context, clock.instant());
        String document = issuers.document(district).orElseThrow().json().toString();

        String second = repository.findById(first.id()).orElseThrow().credential();

        assertThat(second).isNotEqualTo(first.credential());
        assertThatCode(() -> BadgeCheck.verify(first.credential(), document)).doesNotThrowAnyException();
        assertThatCode(() -> BadgeCheck.verify(second, document)).doesNotThrowAnyException();
    }

    @Test
    void areSharedByTheirEarner() {
        decide(Outcome.AWARDED);

        awards.share(only().id(), earner, district, true);

        assertThat(only().shared()).isTrue();
    }

    @Test
    void areNotSharedByAnyoneElse() {
        decide(Outcome.AWARDED);

        assertThatThrownBy(() -> awards.share(only().id(), PersonId.fresh(), district, true))
                .isInstanceOf(BadgeNotFound.class);
    }

    private Award signed() {
        if (awards.of(earner, district).isEmpty()) {
            decide(Outcome.AWARDED);
        }
        signer.run(new CredentialSigner.Unsigned(only().id(), district));
        return repository.findById(only().id()).orElseThrow();
    }

    private AwardCard only() {
        return awards.of(earner, district).get(0);
    }

    private DecisionMade decide(Outcome outcome) {
        DecisionMade decision = TestBadges.decision(district, earner, definition, outcome);
        publish(decision);
        return decision;
    }

    private void publish(DecisionMade decision) {
        transaction.executeWithoutResult(status -> context.publishEvent(decision));
    }
}
