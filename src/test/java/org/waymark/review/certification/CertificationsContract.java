package org.waymark.review.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestDefinitions;
import org.waymark.notices.TestNotices;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.districts.TestPolicies;
import org.waymark.review.PieceKeptAway;
import org.waymark.review.TestReviews;
import org.waymark.review.agreement.ReviewPauses;
import org.waymark.review.agreement.ReviewingPaused;
import org.waymark.review.assigning.TestAtOnce;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;

/** In a district that asks for three anchors; each is all of one level, of four criteria. */
abstract class CertificationsContract {

    private static final Function<String, RubricLevel> GOOD = criterion -> RubricLevel.DEMONSTRATED;
    private static final Function<String, RubricLevel> NEARLY = criterion -> RubricLevel.APPROACHING;
    private static final Function<String, RubricLevel> NOT_YET = criterion -> RubricLevel.NOT_YET;

    @Autowired
    ApplicationContext context;

    @Autowired
    Anchors anchors;

    @Autowired
    Certifications certifications;

    @Autowired
    CertificationOfPerson kept;

    @Autowired
    ReviewPauses pauses;

    @Autowired
    Definitions definitions;

    @Autowired
    TestPeople people;

    @Autowired
    TestNotices notices;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private DistrictId district;
    private DefinitionVersion version;
    private PersonId lead;
    private PersonId designer;
    private PersonId reader;

    @BeforeEach
    void start() {
        district = people.district();
        version = TestDefinitions.smallGroupWorkIn(district, context);
        TestPolicies.decide(district, "certification-anchors", "3", context);
        lead = people.person(district, "Lena Lead", Role.LEAD);
        designer = people.person(district, "Dee Signer", Role.DESIGNER);
        reader = people.person(district, "Ray Reader", Role.REVIEWER);
    }

    @Test
    void whoSaysWhatTheExpertsSayHoldsACertificate() {
        Map<UUID, Function<String, RubricLevel>> keys = three();

        Certification ended = rate(keys);

        assertThat(ended.status()).isEqualTo(CertificationStatus.CERTIFIED);
        assertThat(ended.result().all().same()).isEqualTo(12);
        assertThat(ended.result().all().kappa()).isEqualTo(1.0);
        assertThat(ended.result().criteria()).hasSize(4);
        assertThat(certifications.mine(reader, district).offers())
                .singleElement()
                .satisfies(offer -> assertThat(offer.until()).isEqualTo(ended.certifiedUntil()));
    }

    @Test
    void whoSaysOtherwiseHoldsNone() {
        three();

        Certification ended = rate(Map.of());

        assertThat(ended.status()).isEqualTo(CertificationStatus.NOT_THERE);
        assertThat(ended.certifiedUntil()).isNull();
        assertThat(certifications.holders(lead, district)).isEmpty();
    }

    @Test
    void sittingsGoOnAnotherDay() {
        three();
        UUID begun = begin();
        record(begun, GOOD);
        clock.advance(Duration.ofDays(3));

        assertThat(begin()).isEqualTo(begun);
        assertThat(found(begun).recorded()).isEqualTo(1);
    }

    @Test
    void whatWasRatedCannotBeChanged() {
        three();
        UUID begun = begin();
        UUID first = next(begun);
        record(begun, GOOD);

        assertThat(certifications.record(begun, first, levels(NOT_YET), reader, district))
                .isFalse();
        assertThat(found(begun).readings().get(0).levels()).isEqualTo(new Levels(levels(GOOD)));
    }

    @Test
    void everyCriterionNeedsALevel() {
        three();
        UUID begun = begin();
        Map<String, RubricLevel> most = new HashMap<>(levels(GOOD));
        most.remove("C2");

        assertThatThrownBy(() -> certifications.record(begun, next(begun), most, reader, district))
                .isInstanceOfSatisfying(
                        SampleIncomplete.class,
                        incomplete -> assertThat(incomplete.parts()).containsExactly("C2"));
    }

    @Test
    void tooFewAnchorsBeginNothing() {
        piece(GOOD);
        piece(NOT_YET);

        assertThat(certifications.begin(version.id(), reader, district)).isEmpty();
    }

    /** Of these no kappa could be said. */
    @Test
    void anchorsOfOneLevelBeginNothing() {
        piece(GOOD);
        piece(GOOD);
        piece(GOOD);

        assertThat(certifications.begin(version.id(), reader, district)).isEmpty();
    }

    @Test
    void asManyAsTheDistrictAsksForNeverAllOfOneLevel() {
        for (int i = 0; i < 6; i++) {
            piece(GOOD);
        }
        UUID other = piece(NOT_YET);

        assertThat(readings(begin())).hasSize(3).contains(other);
    }

    @Test
    void theNextTryHasOtherAnchorsWhereThereAre() {
        three();
        Certification first = rate(Map.of());
        Set<UUID> seen = new HashSet<>(readings(first.id()));
        three();

        assertThat(readings(begin())).hasSize(3).doesNotContainAnyElementsOf(seen);
    }

    @Test
    void whatWasRatedComesBackAfterFourteenDays() {
        three();
        rate(Map.of());
        clock.advance(Duration.ofDays(13));
        assertThat(certifications.begin(version.id(), reader, district)).isEmpty();
        assertThat(certifications.mine(reader, district).offers())
                .singleElement()
                .satisfies(offer -> {
                    assertThat(offer.enough()).isFalse();
                    assertThat(offer.again())
                            .isBetween(clock.instant(), clock.instant().plus(Duration.ofDays(1)));
                });

        clock.advance(Duration.ofDays(1));

        assertThat(certifications.mine(reader, district).offers())
                .singleElement()
                .satisfies(offer -> {
                    assertThat(offer.enough()).isTrue();
                    assertThat(offer.again()).isNull();
                });
        assertThat(certifications.begin(version.id(), reader, district)).isPresent();
    }

    /** It says nothing of how they read now; only what is clear does. */
    @Test
    void aRenewalThatFallsShortLeavesTheCertificateItsDay() {
        Certification held = rate(three());
        clock.advance(Duration.ofDays(14));
        Certification again = rate(Map.of());

        assertThat(again.status()).isEqualTo(CertificationStatus.NOT_THERE);
        assertThat(certifications.sitting(again.id(), reader, district).holds()).isEqualTo(held.certifiedUntil());
        assertThat(certifications.holders(lead, district))
                .singleElement()
                .satisfies(holder -> assertThat(holder.until()).isEqualTo(held.certifiedUntil()));
        assertThat(pauses.isPaused(reader, district)).isFalse();
    }

    @Test
    void nobodyRatesWhatTheyScored() {
        three();
        people.gives(Role.REVIEWER, designer, district);

        assertThat(certifications.mine(designer, district).offers()).isEmpty();
    }

    @Test
    void nobodyRatesWhatTheyReadOrHandedIn() {
        PersonId earner = people.person(district, "Ella Earner", Role.REVIEWER);
        people.person(district, "Olga Other", Role.REVIEWER);
        SubmissionId work = TestReviews.awarded(version.definition(), earner, district, context);
        UUID request = TestAnchors.request(version, work, earner, district, context);
        anchors.answer(request, true, earner, district);
        agree(anchorOf(work), GOOD);
        PersonId fresh = people.person(district, "Fay Fresh", Role.REVIEWER);

        assertThat(ready(fresh)).isEqualTo(1);
        assertThat(ready(earner)).isZero();
        List<PersonId> readers = jdbc
                .sql("select r.reader_id from review r join double_review d"
                        + " on d.id = r.double_review_id where d.submission_id = ? and r.reader_id is not null")
                .param(work.id())
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
        assertThat(readers)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(ready(each)).isZero());
    }

    @Test
    void theDistrictMayAskForCertificates() {
        PersonId other = people.person(district, "Olga Other", Role.REVIEWER);
        rate(three());
        assertThat(certifications.of(List.of(reader, other), version.id(), district))
                .containsExactlyInAnyOrder(reader, other);

        TestPolicies.decide(district, "certified-readers", "1", context);

        assertThat(certifications.of(List.of(reader, other), version.id(), district))
                .containsExactly(reader);
    }

    @Test
    void aCertificateIsForOneRubric() {
        rate(three());
        TestPolicies.decide(district, "certified-readers", "1", context);
        DefinitionVersionId same =
                definitions.publishVersion(version.definition(), district, "1.0.1", version.content());
        DefinitionVersionId elsewhere = definitions.publish(
                district, "WM-OTHER-01", "1.0.0", TestDefinitions.titled("Something else"), Stage.LIVE);

        assertThat(certifications.of(List.of(reader), same, district)).containsExactly(reader);
        assertThat(certifications.of(List.of(reader), elsewhere, district)).isEmpty();
    }

    @Test
    void aCertificateEnds() {
        TestPolicies.decide(district, "certified-readers", "1", context);
        TestPolicies.decide(district, "certification-months", "1", context);
        rate(three());
        clock.advance(Duration.ofDays(25));
        assertThat(certifications.of(List.of(reader), version.id(), district)).containsExactly(reader);

        clock.advance(Duration.ofDays(10));

        assertThat(certifications.of(List.of(reader), version.id(), district)).isEmpty();
    }

    @Test
    void aCertificateEndsWithDrift() {
        TestPolicies.decide(district, "certified-readers", "1", context);
        rate(three());

        context.publishEvent(new ReviewingPaused(reader, district, clock.instant()));

        assertThat(certifications.of(List.of(reader), version.id(), district)).isEmpty();
        assertThat(certifications.mine(reader, district).offers())
                .singleElement()
                .satisfies(offer -> assertThat(offer.last().drifted()).isTrue());
    }

    /** Who made the measure cannot be measured by it. */
    @Test
    void whoWasAnExpertOnEnoughOfThemReadsAsTheyDo() {
        TestPolicies.decide(district, "certified-readers", "1", context);
        PersonId third = people.person(district, "Thea Third", Role.THIRD_READER);
        TestAnchors.agreed(version, GOOD, lead, third, district, context);
        TestAnchors.agreed(version, NEARLY, lead, third, district, context);
        assertThat(certifications.of(List.of(third), version.id(), district)).isEmpty();

        TestAnchors.agreed(version, NOT_YET, lead, third, district, context);

        assertThat(certifications.of(List.of(third, reader), version.id(), district))
                .containsExactly(third);
        clock.advance(Duration.ofDays(370));
        assertThat(certifications.of(List.of(third), version.id(), district)).isEmpty();
    }

    @Test
    void nobodyWithoutACertificateIsGivenWorkNorTakesIt() {
        people.person(district, "Olga Other", Role.REVIEWER);
        rate(three());
        TestPolicies.decide(district, "certified-readers", "1", context);

        TestSubmissions.submitted(version.definition(), people.person(district, "Ella Earner"), district, context);

        assertThat(given()).containsExactly(reader);
        assertThat(TestReviews.takeNext(other(), district, context)).isFalse();
    }

    @Test
    void anExpertTakesWorkWithoutACertificate() {
        rate(three());
        TestPolicies.decide(district, "certified-readers", "1", context);
        TestSubmissions.submitted(version.definition(), people.person(district, "Ella Earner"), district, context);
        PersonId third = people.person(district, "Thea Third", Role.THIRD_READER);
        people.gives(Role.REVIEWER, third, district);
        assertThat(TestReviews.takeNext(third, district, context)).isFalse();

        for (Function<String, RubricLevel> level : List.of(GOOD, NEARLY, NOT_YET)) {
            TestAnchors.agreed(version, level, lead, third, district, context);
        }

        assertThat(TestReviews.takeNext(third, district, context)).isTrue();
    }

    @Test
    void whatReadersAreNotShownIsInNoAnchor() {
        PersonId earner = people.person(district, "Ella Earner");
        SubmissionId work = TestReviews.notYet(version.definition(), earner, district, context);
        UUID request = TestAnchors.request(version, work, earner, district, context);
        anchors.answer(request, true, earner, district);
        Set<String> before = said(anchors.shown(anchorOf(work), designer, district));
        assertThat(before).isNotEmpty();
        anchors.answer(request, false, earner, district);
        context.getBean(Submissions.class)
                .forReview(work, district)
                .evidence()
                .forEach(item -> keptAway(item.id(), work));

        anchors.answer(request, true, earner, district);

        assertThat(said(anchors.shown(anchorOf(work), designer, district))).isEmpty();
    }

    @Test
    void whatReadersAreNotShownAnyMoreTakesTheAnchorMadeOfItAway() {
        PersonId earner = people.person(district, "Ella Earner");
        SubmissionId work = TestReviews.notYet(version.definition(), earner, district, context);
        anchors.answer(TestAnchors.request(version, work, earner, district, context), true, earner, district);
        UUID made = anchorOf(work);
        EvidenceId piece = words(work);
        Instant before = clock.instant().minus(Duration.ofDays(1));
        // It was kept back already when the earner said yes: it is not in it.
        context.publishEvent(new PieceKeptAway(piece, earner, before, district));
        assertThat(anchors.shown(made, designer, district).status()).isEqualTo(AnchorStatus.DRAFT);
        context.publishEvent(new PieceKeptAway(EvidenceId.fresh(), earner, clock.instant(), district));
        assertThat(anchors.shown(made, designer, district).status()).isEqualTo(AnchorStatus.DRAFT);

        context.publishEvent(new PieceKeptAway(piece, earner, clock.instant(), district));

        assertThatThrownBy(() -> anchors.shown(made, designer, district)).isInstanceOf(SampleNotFound.class);
        assertThat(context.getBean(AnchorRepository.class)
                        .findByIdAndDistrict(made, district)
                        .orElseThrow()
                        .work())
                .isEqualTo(AnchorWork.EMPTY);
    }

    private EvidenceId words(SubmissionId work) {
        return context.getBean(Submissions.class).forReview(work, district).evidence().stream()
                .filter(item -> item.text() != null && !item.text().isBlank())
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Set<String> said(Anchors.Shown shown) {
        Set<String> said = new HashSet<>(shown.work().evidence().values());
        said.remove("");
        return said;
    }

    private void keptAway(EvidenceId piece, SubmissionId work) {
        jdbc.sql("insert into review_concern (id, version, district_id, submission_id, definition_id,"
                        + " definition_version_id, earner_id, reader_id, evidence_id, kind, words, withholds, raised_at,"
                        + " outcome, answer, settled_at, settled_by_id) select :piece, 0, d.district_id, d.submission_id,"
                        + " d.definition_id, d.definition_version_id, d.earner_id, d.id, :piece, 'PRIVACY', 'A child', true,"
                        + " d.decided_at, 'KEPT_AWAY', 'A child', d.decided_at, d.id from double_review d"
                        + " where d.submission_id = :work")
                .param("piece", piece.id())
                .param("work", work.id())
                .update();
    }

    @Test
    void whoseCertificateHasEndedKeepsWhatTheyWereGivenAndGetsNothingNew() {
        Certification held = rate(three());
        TestPolicies.decide(district, "certified-readers", "1", context);
        TestSubmissions.submitted(version.definition(), people.person(district, "Ella Earner"), district, context);
        certifications.takeBack(held.id(), "Talk with me first", lead, district);

        TestSubmissions.submitted(version.definition(), people.person(district, "Eve Earner"), district, context);

        assertThat(given()).containsExactly(reader);
        assertThat(notices.told(reader, district)).contains("certificate-ended");
    }

    @Test
    void aDecisionStaysWhenTheCertificateOfWhoGaveItEnds() {
        Certification held = rate(three());
        PersonId earner = people.person(district, "Ella Earner");
        SubmissionId work = TestReviews.awarded(version.definition(), earner, district, context);
        String before = decision(work);
        TestPolicies.decide(district, "certified-readers", "1", context);

        certifications.takeBack(held.id(), "Talk with me first", lead, district);
        clock.advance(Duration.ofDays(400));

        assertThat(decision(work)).isEqualTo(before);
    }

    @Test
    void nobodyTakesBackTheirOwnCertificateAndOnlyLeadsThoseOfOthers() {
        Certification held = rate(three());
        assertThatThrownBy(() -> certifications.takeBack(held.id(), "Talk with me first", designer, district))
                .isInstanceOf(SampleNotFound.class);
        people.gives(Role.LEAD, reader, district);
        assertThatThrownBy(() -> certifications.takeBack(held.id(), "Talk with me first", reader, district))
                .isInstanceOf(SampleNotFound.class);
    }

    @Test
    void whoseCertificateALeadTookBackReadsWhyAndIsNotToldOfDrift() {
        Certification held = rate(three());

        certifications.takeBack(held.id(), "The rubric is read anew in May", lead, district);

        Certifications.Ended ended =
                certifications.sitting(held.id(), reader, district).ended();
        assertThat(ended.takenBack()).isEqualTo("The rubric is read anew in May");
        assertThat(ended.drifted()).isFalse();
    }

    @Test
    void whoRenewsIsToldBeforeThatALeadMaySeeAFigure() {
        Certification held = rate(three());
        assertThat(certifications.sitting(held.id(), reader, district).heldBefore())
                .isFalse();
        clock.advance(Duration.ofDays(14));

        assertThat(certifications.mine(reader, district).offers())
                .singleElement()
                .satisfies(offer -> assertThat(offer.heldBefore()).isTrue());
        assertThat(certifications.sitting(begin(), reader, district).heldBefore())
                .isTrue();
    }

    @Test
    void whoHoldsNoCertificateWhereOneIsAskedForLacksAll() {
        assertThat(certifications.lacksAll(reader, district)).isFalse();
        TestPolicies.decide(district, "certified-readers", "1", context);
        assertThat(certifications.lacksAll(reader, district)).isTrue();

        rate(three());

        assertThat(certifications.lacksAll(reader, district)).isFalse();
    }

    @Test
    void driftFromTheExpertsPausesNewWork() {
        TestPolicies.decide(district, "paired-scores", "10", context);
        rate(three());
        clock.advance(Duration.ofDays(14));

        assertThat(rate(Map.of()).status()).isEqualTo(CertificationStatus.NOT_THERE);

        assertThat(pauses.isPaused(reader, district)).isTrue();
        assertThat(certifications.holders(lead, district)).isEmpty();
        assertThat(notices.told(lead, district)).contains("reader-paused");
    }

    /** A first try is no drift. */
    @Test
    void whoNeverHeldACertificateIsNotPaused() {
        TestPolicies.decide(district, "paired-scores", "10", context);
        three();

        rate(Map.of());

        assertThat(pauses.isPaused(reader, district)).isFalse();
    }

    @Test
    void ofOneVersionNobodyBeginsTwiceAtOnce() {
        UUID piece = piece(GOOD);
        TestAnchors.sitting(version, piece, reader, district, context);

        assertThatThrownBy(() -> TestAnchors.sitting(version, piece, reader, district, context))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void thirdReadersAreToldOnceThatPiecesWait() {
        PersonId third = people.person(district, "Thea Third", Role.THIRD_READER);

        TestAnchors.frozen(version, lead, district, context);
        TestAnchors.frozen(version, lead, district, context);

        assertThat(notices.told(third, district)).containsOnlyOnce("samples-to-score");
        assertThat(notices.told(designer, district)).doesNotContain("samples-to-score");
    }

    @Test
    void withoutThirdReadersThoseAreToldWhoDesignOrLead() {
        TestAnchors.frozen(version, lead, district, context);

        assertThat(notices.told(designer, district)).contains("samples-to-score");
        assertThat(notices.told(lead, district)).doesNotContain("samples-to-score");
    }

    @Test
    void whoRatedFirstIsToldThatAnotherDiffers() {
        UUID piece = TestAnchors.frozen(version, lead, district, context);
        anchors.score(piece, levels(GOOD), lead, district);

        anchors.score(piece, levels(NEARLY), designer, district);

        assertThat(notices.told(lead, district)).contains("sample-differs");
        assertThat(notices.told(designer, district)).doesNotContain("sample-differs");
    }

    @Test
    void readersAreRemindedAMonthAndAWeekBefore() {
        TestPolicies.decide(district, "certification-months", "2", context);
        rate(three());
        certifications.remind(district);
        assertThat(reminders()).isZero();

        clock.advance(Duration.ofDays(35));
        certifications.remind(district);
        certifications.remind(district);
        assertThat(reminders()).isEqualTo(1);

        clock.advance(Duration.ofDays(22));
        certifications.remind(district);
        certifications.remind(district);
        assertThat(reminders()).isEqualTo(2);
    }

    @Test
    void anEarnerIsAskedOnceAndMayTakeItBack() {
        PersonId earner = people.person(district, "Ella Earner");
        SubmissionId work = TestReviews.notYet(version.definition(), earner, district, context);

        assertThat(anchors.ask(version.id(), lead, district)).isEqualTo(1);
        assertThat(anchors.ask(version.id(), lead, district)).isZero();
        UUID request = jdbc.sql("select id from review_anchor_request where submission_id = ?")
                .param(work.id())
                .query(UUID.class)
                .single();
        assertThat(notices.told(earner, district)).contains("sample-asked");
        anchors.answer(request, true, earner, district);
        UUID made = anchorOf(work);
        assertThat(anchors.shown(made, designer, district).work().answers()).isNotEmpty();

        anchors.answer(request, false, earner, district);

        assertThatThrownBy(() -> anchors.shown(made, designer, district)).isInstanceOf(SampleNotFound.class);
        assertThat(context.getBean(AnchorRepository.class)
                        .findByIdAndDistrict(made, district)
                        .orElseThrow()
                        .work())
                .isEqualTo(AnchorWork.EMPTY);
    }

    @Test
    void askedTwiceAtOnceAnEarnerIsAskedOnce() throws Exception {
        PersonId earner = people.person(district, "Ella Earner");
        TestReviews.notYet(version.definition(), earner, district, context);

        TestAtOnce.run(
                () -> anchors.ask(version.id(), lead, district), () -> anchors.ask(version.id(), lead, district));

        assertThat(notices.told(earner, district)).containsOnlyOnce("sample-asked");
    }

    @Test
    void whoIsProtectedAsAMinorIsNotAskedForTheirWork() {
        PersonId earner = people.person(district, "Ella Earner");
        TestReviews.notYet(version.definition(), earner, district, context);
        protect(earner);

        assertThat(anchors.ask(version.id(), lead, district)).isZero();
        assertThat(notices.told(earner, district)).doesNotContain("sample-asked");
    }

    @Test
    void whoIsProtectedByNowCannotGiveTheirWorkAway() {
        PersonId earner = people.person(district, "Ella Earner");
        SubmissionId work = TestReviews.notYet(version.definition(), earner, district, context);
        anchors.ask(version.id(), lead, district);
        UUID request = jdbc.sql("select id from review_anchor_request where submission_id = ?")
                .param(work.id())
                .query(UUID.class)
                .single();
        protect(earner);

        assertThatThrownBy(() -> anchors.answer(request, true, earner, district))
                .isInstanceOf(SampleNotFound.class);
    }

    @Test
    void whoBroughtTheWorkIsNoExpertOnIt() {
        PersonId earner = people.person(district, "Ella Earner", Role.DESIGNER);
        SubmissionId work = TestReviews.notYet(version.definition(), earner, district, context);
        anchors.ask(version.id(), lead, district);
        UUID request = jdbc.sql("select id from review_anchor_request where submission_id = ?")
                .param(work.id())
                .query(UUID.class)
                .single();
        anchors.answer(request, true, earner, district);
        UUID made = anchorOf(work);
        anchors.freeze(made, lead, district);
        Map<String, RubricLevel> levels = version.content().criteria().stream()
                .collect(Collectors.toMap(Criterion::id, each -> RubricLevel.DEMONSTRATED));

        assertThat(anchors.score(made, levels, earner, district)).isFalse();
        assertThat(anchors.score(made, levels, designer, district)).isTrue();
    }

    private void protect(PersonId person) {
        jdbc.sql("update person set protected_until = ? where id = ?")
                .params(java.sql.Date.valueOf("2099-01-01"), person.id())
                .update();
    }

    @Test
    void anotherAnchorTakesThePlaceOfOneThatIsTakenBack() {
        three();
        UUID begun = begin();
        UUID first = next(begun);
        UUID spare = piece(NEARLY);

        anchors.retire(first, lead, district);

        assertThat(readings(begun)).hasSize(3).doesNotContain(first).contains(spare);
    }

    @Test
    void withoutAnotherItWaits() {
        Map<UUID, Function<String, RubricLevel>> keys = three();
        UUID begun = begin();
        anchors.retire(next(begun), lead, district);
        record(begun, GOOD);
        record(begun, GOOD);
        assertThat(found(begun).isOpen()).isTrue();

        piece(NEARLY);

        assertThat(begin()).isEqualTo(begun);
        assertThat(readings(begun)).hasSize(3);
        assertThat(keys).hasSize(3);
    }

    @Test
    void aDraftIsNotForThirdReaders() {
        PersonId third = people.person(district, "Thea Third", Role.THIRD_READER);
        UUID drafted = anchors.draft(version.id(), designer, district);

        assertThatThrownBy(() -> anchors.shown(drafted, third, district)).isInstanceOf(SampleNotFound.class);
        assertThat(anchors.of(version.id(), third, district).anchors()).isEmpty();
        assertThatThrownBy(() -> anchors.draft(version.id(), third, district)).isInstanceOf(SampleNotFound.class);
    }

    @Test
    void anUnfinishedDraftIsNotFrozen() {
        UUID drafted = anchors.draft(version.id(), designer, district);

        assertThatThrownBy(() -> anchors.freeze(drafted, designer, district)).isInstanceOf(SampleIncomplete.class);
    }

    @Test
    void anotherDistrictFindsNothing() {
        UUID piece = piece(GOOD);
        three();
        UUID begun = begin();
        DistrictId far = people.district();
        PersonId farLead = people.person(far, "Far Lead", Role.LEAD);
        PersonId farReader = people.person(far, "Far Reader", Role.REVIEWER);

        assertThatThrownBy(() -> anchors.shown(piece, farLead, far)).isInstanceOf(SampleNotFound.class);
        assertThatThrownBy(() -> anchors.of(version.id(), farLead, far)).isInstanceOf(SampleNotFound.class);
        assertThatThrownBy(() -> certifications.sitting(begun, farReader, far)).isInstanceOf(SampleNotFound.class);
        assertThatThrownBy(() -> certifications.begin(version.id(), farReader, far))
                .isInstanceOf(SampleNotFound.class);
    }

    @Test
    void allOfItIsInTheCopyAndGoesWithThePerson() {
        rate(three());
        PersonId earner = people.person(district, "Ella Earner");
        SubmissionId work = TestReviews.notYet(version.definition(), earner, district, context);
        anchors.answer(TestAnchors.request(version, work, earner, district, context), true, earner, district);

        for (PersonId each : List.of(reader, lead, earner)) {
            assertThat(kept.held(each, district)).hasSize(1);
            transaction.executeWithoutResult(status -> kept.erase(new Erasure(each, district, false, Set.of())));
            assertThat(kept.held(each, district)).isEmpty();
        }
        assertThat(jdbc.sql("select count(*) from review_anchor where district_id = ? and submission_id is not null")
                        .param(district.id())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private Map<UUID, Function<String, RubricLevel>> three() {
        return Map.of(piece(GOOD), GOOD, piece(NEARLY), NEARLY, piece(NOT_YET), NOT_YET);
    }

    private UUID piece(Function<String, RubricLevel> level) {
        return TestAnchors.agreed(version, level, lead, designer, district, context);
    }

    private void agree(UUID drafted, Function<String, RubricLevel> level) {
        anchors.write(drafted, TestAnchors.work(version.content()), 0, lead, district);
        anchors.freeze(drafted, lead, district);
        anchors.score(drafted, levels(level), lead, district);
        anchors.score(drafted, levels(level), designer, district);
    }

    private Map<String, RubricLevel> levels(Function<String, RubricLevel> level) {
        return TestAnchors.levels(version.content(), level);
    }

    private UUID begin() {
        return certifications.begin(version.id(), reader, district).orElseThrow();
    }

    private UUID next(UUID begun) {
        return certifications.sitting(begun, reader, district).next().id();
    }

    private void record(UUID begun, Function<String, RubricLevel> level) {
        certifications.record(begun, next(begun), levels(level), reader, district);
    }

    /** Each as these say, what they say nothing of as good. */
    private Certification rate(Map<UUID, Function<String, RubricLevel>> said) {
        UUID begun = begin();
        for (UUID piece : new ArrayList<>(readings(begun))) {
            certifications.record(begun, piece, levels(said.getOrDefault(piece, GOOD)), reader, district);
        }
        return found(begun);
    }

    private Certification found(UUID id) {
        return context.getBean(CertificationRepository.class).of(reader, district).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<UUID> readings(UUID certification) {
        return found(certification).readings().stream()
                .map(CertificationReading::anchorId)
                .toList();
    }

    private int ready(PersonId person) {
        return certifications.mine(person, district).offers().stream()
                .mapToInt(Certifications.Offer::ready)
                .sum();
    }

    private UUID anchorOf(SubmissionId work) {
        return jdbc.sql("select id from review_anchor where submission_id = ?")
                .param(work.id())
                .query(UUID.class)
                .single();
    }

    private List<PersonId> given() {
        return jdbc
                .sql("select distinct reader_id from review where district_id = ? and reader_id is not null")
                .param(district.id())
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
    }

    private PersonId other() {
        return context.getBean(People.class).inRole(Role.REVIEWER, district).stream()
                .filter(each -> !each.equals(reader))
                .findFirst()
                .orElseThrow();
    }

    private String decision(SubmissionId work) {
        return jdbc.sql("select outcome || ' ' || decided_at || ' ' || cast(decision as varchar)"
                        + " from double_review where submission_id = ?")
                .param(work.id())
                .query(String.class)
                .single();
    }

    private long reminders() {
        return notices.told(reader, district).stream()
                .filter("certificate-ending"::equals)
                .count();
    }
}
