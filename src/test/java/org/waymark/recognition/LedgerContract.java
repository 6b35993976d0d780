package org.waymark.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.award.AwardCard;
import org.waymark.award.Awards;
import org.waymark.award.RevocationReason;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.guests.Guests;
import org.waymark.people.identities.TestIdentities;
import org.waymark.review.DecisionMade;
import org.waymark.review.ReviewStep;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

abstract class LedgerContract {

    static final LocalDate EVER = LocalDate.parse("2100-01-01");

    @Autowired
    Entitlements entitlements;

    @Autowired
    RewardRules rules;

    @Autowired
    CreditRules credits;

    @Autowired
    RuleTrial trial;

    @Autowired
    TestEarners earners;

    @Autowired
    Guests guests;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Settling settling;

    @Autowired
    Awards awards;

    @Autowired
    Definitions definitions;

    @Autowired
    TestPeople people;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    private DistrictId district;
    private PersonId earner;
    private PersonId lead;
    private PersonId payroll;
    private List<DefinitionVersion> offered;

    @BeforeEach
    void aDistrict() {
        clock.reset();
        district = people.district();
        earner = people.person(district, "Ella Earner");
        lead = people.person(district, "Lena Lead", Role.LEAD);
        payroll = people.person(district, "Pat Payroll", Role.PAYROLL);
        offered = definitions.published(district);
    }

    @Test
    void holdsWhatAnAwardBroughtWithTheSameCommit() {
        rule(TestRules.twoHundred(PayLimits.NONE));

        awarded(0, earner);

        assertThat(entitlements.of(earner, district)).singleElement().satisfies(row -> {
            assertThat(row.cents()).isEqualTo(200_00);
            assertThat(row.status()).isEqualTo(EntitlementStatus.PROMISED);
            assertThat(row.reason().grounds())
                    .extracting(Reason.Ground::definition)
                    .containsExactly(offered.get(0).definition());
        });
    }

    @Test
    void holdsNothingOfAnAwardThatWasRolledBack() {
        rule(TestRules.twoHundred(PayLimits.NONE));

        transaction.executeWithoutResult(status -> {
            publish(0, earner);
            status.setRollbackOnly();
        });

        assertThat(entitlements.of(earner, district)).isEmpty();
    }

    @Test
    void staysAsItIsWhenItIsSettledAgain() {
        rule(TestRules.twoHundred(TestRules.lifetime(500_00)));
        awarded(0, earner);
        awarded(1, earner);
        awarded(2, earner);
        List<EntitlementRow> before = entitlements.of(earner, district);

        assertThat(settling.settle(List.of(earner), district)).isZero();
        assertThat(entitlements.of(earner, district)).isEqualTo(before);
        assertThat(before).extracting(EntitlementRow::cents).containsExactly(200_00L, 200_00L, 100_00L);
    }

    @Test
    void takesBackWhatARevokedAwardBroughtBesideItsCounterEntry() {
        rule(TestRules.twoHundred(PayLimits.NONE));
        awarded(0, earner);

        revoke();

        assertThat(entitlements.of(earner, district))
                .extracting(EntitlementRow::cents, EntitlementRow::status)
                .containsExactly(
                        tuple(200_00L, EntitlementStatus.REVERSED), tuple(-200_00L, EntitlementStatus.REVERSED));
        assertThat(entitlements.inForce(district)).satisfies(force -> {
            assertThat(force.rows()).isZero();
            assertThat(force.cents()).isZero();
        });
    }

    @Test
    void asksForADeductionOfWhatHadGoneOut() {
        rule(TestRules.twoHundred(PayLimits.NONE));
        awarded(0, earner);
        goOut();

        revoke();

        assertThat(entitlements.toApprove(district, EVER, 0, 20))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.cents()).isEqualTo(-200_00);
                    assertThat(row.reverses()).isNotNull();
                });
    }

    @Test
    void holdsWhatAnAwardBroughtOnceThoughItIsEarnedAnew() {
        rule(TestRules.twoHundred(PayLimits.NONE));
        awarded(0, earner);
        clock.advance(Duration.ofDays(400));

        awarded(0, earner);

        assertThat(entitlements.of(earner, district))
                .extracting(EntitlementRow::cents)
                .containsExactly(200_00L);
    }

    @Test
    void paysAnewForWhatWasTakenBackAndEarnedAgain() {
        rule(TestRules.twoHundred(PayLimits.NONE));
        awarded(0, earner);
        revoke();

        awarded(0, earner);

        assertThat(entitlements.inForce(district).cents()).isEqualTo(200_00);
        assertThat(entitlements.of(earner, district)).hasSize(3);
    }

    @Test
    void holdsBackWhatRestsOnASuspendedAward() {
        rule(TestRules.twoHundred(PayLimits.NONE));
        awarded(0, earner);

        awards.suspend(card().id(), district, lead.toString(), "Looked into");
        assertThat(entitlements.countToApprove(district, EVER)).isZero();

        awards.resume(card().id(), district, lead.toString());
        assertThat(entitlements.countToApprove(district, EVER)).isOne();
    }

    @Test
    void keepsWhatWasPromisedWhenARuleIsWrittenAnew() {
        RewardRuleId rule = rule(TestRules.twoHundred(PayLimits.NONE));
        awarded(0, earner);

        rules.write(
                rule,
                draft(
                        "Pay",
                        TestRules.content(
                                List.of(new Condition.AwardsCounted(3, true)),
                                PayLimits.NONE,
                                new Grant.Pay(10_00, false)),
                        rules.today(district)),
                1,
                district,
                lead);
        settling.settle(List.of(earner), district);

        assertThat(entitlements.of(earner, district))
                .singleElement()
                .satisfies(row -> assertThat(row.isInForce()).isTrue());
    }

    @Test
    void refusesARuleWrittenAnewForDaysThatHavePassed() {
        RewardRuleId rule = rule(TestRules.twoHundred(PayLimits.NONE));
        RuleDraft late = draft(
                "Pay",
                TestRules.twoHundred(PayLimits.NONE),
                rules.today(district).minusDays(1));

        assertThatThrownBy(() -> rules.write(rule, late, 1, district, lead)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesARuleWrittenAnewByWhoDidNotSeeTheLastVersion() {
        RewardRuleId rule = rule(TestRules.twoHundred(PayLimits.NONE));
        RuleDraft draft = draft("Pay", TestRules.twoHundred(PayLimits.NONE), rules.today(district));
        rules.write(rule, draft, 1, district, lead);

        assertThatThrownBy(() -> rules.write(rule, draft, 1, district, lead))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(rules.one(rule, district).versions()).hasSize(2);
    }

    @Test
    void promisesNothingForTheDaysAfterARuleEndedWhenItIsEndedAgain() {
        RewardRuleId rule = rule(TestRules.twoHundred(PayLimits.NONE));
        LocalDate ended = rules.today(district);
        rules.end(rule, district, lead);
        clock.advance(Duration.ofDays(2));
        awarded(0, earner);

        rules.end(rule, district, lead);
        settling.settle(List.of(earner), district);

        assertThat(rules.one(rule, district).endedOn()).isEqualTo(ended);
        assertThat(entitlements.of(earner, district)).isEmpty();
    }

    @Test
    void writesNoRuleAnewThatHasEnded() {
        RewardRuleId rule = rule(TestRules.twoHundred(PayLimits.NONE));
        rules.end(rule, district, lead);
        RuleDraft anew = draft("Pay", TestRules.twoHundred(PayLimits.NONE), rules.today(district));

        assertThatThrownBy(() -> rules.write(rule, anew, 1, district, lead)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void holdsBackWhatRestsOnASuspendedAwardInPlaceOfARevokedOne() {
        rule(TestRules.content(
                List.of(new Condition.AwardsCounted(2, false)), PayLimits.NONE, new Grant.Pay(500_00, false)));
        awarded(0, earner);
        AwardCard first = card();
        awarded(1, earner);
        awarded(2, earner);
        awards.revoke(first.id(), district, lead.toString(), RevocationReason.OTHER, "Made by mistake");
        assertThat(entitlements.countToApprove(district, EVER)).isOne();

        AwardCard third = awards.of(earner, district).stream()
                .filter(card -> card.definition().equals(offered.get(2).definition()))
                .findFirst()
                .orElseThrow();
        awards.suspend(third.id(), district, lead.toString(), "Looked into");

        assertThat(entitlements.countToApprove(district, EVER)).isZero();
    }

    @Test
    void isApprovedByNeitherItsEarnerNorWhoWroteTheRule() {
        rule(TestRules.twoHundred(PayLimits.NONE));
        awarded(0, earner);
        List<EntitlementId> all = entitlements.of(earner, district).stream()
                .map(EntitlementRow::id)
                .toList();

        assertThat(entitlements.approve(all, district, earner).approved()).isEmpty();
        assertThat(entitlements.approve(all, district, lead).refused()).isEqualTo(all);
        assertThat(entitlements.approve(all, DistrictId.fresh(), payroll).refused())
                .isEqualTo(all);
        assertThat(entitlements.approve(all, district, payroll).approved()).isEqualTo(all);
    }

    @Test
    void goesOutOnceAndIsConfirmedOnce() {
        rule(TestRules.twoHundred(PayLimits.NONE));
        awarded(0, earner);
        UUID export = goOut();
        EntitlementId row =
                entitlements.exported(export, district, null, 10).get(0).id();

        assertThat(entitlements.export(UUID.randomUUID(), district, EVER)).isZero();
        assertThat(entitlements.confirm(List.of(row), district)).isOne();
        assertThat(entitlements.confirm(List.of(row), district)).isZero();
        assertThat(entitlements.inForce(district).deliveredCents()).isEqualTo(200_00);
    }

    @Test
    void paysNoMinorsAndGivesThemTheRest() {
        rule(TestRules.content(
                List.of(new Condition.AwardsCounted(1, true)),
                PayLimits.NONE,
                new Grant.Pay(200_00, false),
                new Grant.Time(100)));
        earners.isMinor(earner, district);

        awarded(0, earner);

        assertThat(entitlements.of(earner, district))
                .extracting(EntitlementRow::kind)
                .containsExactly(EntitlementKind.TIME);
    }

    @Test
    void paysNoGuests() {
        rule(TestRules.twoHundred(PayLimits.NONE));
        jdbc.sql("update person set issuer = :here where id = :id and district_id = :district")
                .param("here", guests.issuer())
                .param("id", earner.id())
                .param("district", district.id())
                .update();

        awarded(0, earner);

        assertThat(entitlements.of(earner, district)).isEmpty();
    }

    @Test
    void countsCreditByOneConversionOnEachDay() {
        credits.add(conversion(50, "2029-07-01"), district, lead);
        credits.add(conversion(60, "2028-07-01"), district, lead);
        credits.add(conversion(70, "2030-07-01"), district, lead);

        assertThat(credits.of(district))
                .extracting(CreditConversion::hundredths, CreditConversion::until)
                .containsExactly(
                        tuple(60, LocalDate.parse("2029-06-30")),
                        tuple(50, LocalDate.parse("2030-06-30")),
                        tuple(70, null));
    }

    @Test
    void keepsWhatCountedOnDaysThatHavePassed() {
        credits.add(conversion(50, "2020-01-01"), district, lead);
        credits.add(conversion(60, "2021-01-01"), district, lead);
        rule(TestRules.content(
                List.of(new Condition.AwardsCounted(1, true)),
                PayLimits.NONE,
                new Grant.Credit("Utah", "USBE credit")));
        awarded(0, earner);

        assertThatThrownBy(() -> credits.add(conversion(90, "2022-01-01"), district, lead))
                .isInstanceOf(CreditRuleRefused.class);
        credits.add(conversion(90, rules.today(district).plusDays(1).toString()), district, lead);
    }

    @Test
    void triesARuleWithoutTellingWhatAFewHadBefore() {
        for (int n = 0; n < 8; n++) {
            awarded(n == 0 ? 1 : 0, people.person(district, "Eli Earner " + n));
        }
        RuleContent ofOne = TestRules.content(
                List.of(new Condition.CredentialEarned(offered.get(1).definition())),
                PayLimits.NONE,
                new Grant.Pay(200_00, false));
        RewardRuleId rule = rule(ofOne);
        RuleContent ofAll = TestRules.twoHundred(PayLimits.NONE);

        RuleTrial.Outcome outcome = trial.of(draft("Pay", ofAll, rules.today(district)), rule, district);

        assertThat(outcome.few()).isFalse();
        assertThat(outcome.differences()).isEmpty();
    }

    @Test
    void triesWhatARuleWouldBringOfEachKindAndHowThatDiffers() {
        for (int n = 0; n < 8; n++) {
            awarded(0, people.person(district, "Eli Earner " + n));
        }
        RewardRuleId rule = rule(TestRules.twoHundred(PayLimits.NONE));
        RuleContent more = TestRules.content(
                List.of(new Condition.AwardsCounted(1, true)),
                PayLimits.NONE,
                new Grant.Pay(250_00, false),
                new Grant.Time(150),
                new Grant.Eligibility("Mentor"));

        RuleTrial.Outcome outcome = trial.of(draft("Pay", more, rules.today(district)), rule, district);

        assertThat(outcome.sums())
                .isEqualTo(List.of(
                        RuleSentence.money(2_000_00),
                        RuleSentence.sum(EntitlementKind.TIME, 12_00, ""),
                        RuleSentence.sum(EntitlementKind.ROLE, 8, "Mentor")));
        assertThat(outcome.differences())
                .isEqualTo(List.of(
                        RuleSentence.money(400_00),
                        RuleSentence.sum(EntitlementKind.TIME, 12_00, ""),
                        RuleSentence.sum(EntitlementKind.ROLE, 8, "Mentor")));
    }

    @Test
    void triesARuleOnThoseWhoHoldARoleAndWereNeverAwardedAnything() {
        for (int n = 0; n < 6; n++) {
            people.person(district, "Rita Reader " + n, Role.REVIEWER);
        }
        RuleContent forReaders = TestRules.content(
                List.of(new Condition.RoleHeld(Role.REVIEWER)), PayLimits.NONE, new Grant.Pay(200_00, false));

        assertThat(trial.of(draft("Pay", forReaders, rules.today(district)), null, district)
                        .people())
                .isEqualTo(6);
    }

    @Test
    void reachesWhoHoldsARoleAndWasNeverAwardedAnything() {
        rule(TestRules.content(
                List.of(new Condition.RoleHeld(Role.REVIEWER)), PayLimits.NONE, new Grant.Pay(200_00, false)));
        PersonId reviewer = people.person(district, "Rae Reviewer");
        context.getBean(People.class).give(Role.REVIEWER, reviewer, district, lead, "Trained");

        TestJobs.runDue(context, clock.instant());

        assertThat(entitlements.of(reviewer, district))
                .extracting(EntitlementRow::cents)
                .containsExactly(200_00L);
    }

    @Test
    void reachesWhoReviewsAndWasNeverAwardedAnything() {
        rule(TestRules.content(
                List.of(new Condition.ReviewsDone(1, true)), PayLimits.NONE, new Grant.Pay(50_00, false)));
        PersonId reader = people.person(district, "Rae Reviewer", Role.REVIEWER);
        reviewed(reader);
        begin();
        TestJobs.runDue(context, clock.instant());

        sent(reader);
        TestJobs.runDue(context, clock.instant());

        assertThat(entitlements.of(reader, district))
                .extracting(EntitlementRow::cents)
                .containsExactly(50_00L, 50_00L);
    }

    @Test
    void countsAReviewThatCameWhileTheOnesBeforeWereSettled() {
        rule(TestRules.content(
                List.of(new Condition.ReviewsDone(1, true)), PayLimits.NONE, new Grant.Pay(50_00, false)));
        PersonId reader = people.person(district, "Rae Reviewer", Role.REVIEWER);
        sent(reader);
        jdbc.sql("update scheduled_tasks set picked = true where task_instance like ?")
                .param("recognition-settle-person|" + reader + "%")
                .update();

        sent(reader);
        TestJobs.runDue(context, clock.instant());

        assertThat(entitlements.of(reader, district))
                .extracting(EntitlementRow::cents)
                .containsExactly(50_00L, 50_00L);
    }

    private void sent(PersonId reader) {
        reviewed(reader);
        transaction.executeWithoutResult(status -> context.publishEvent(new ReviewStep(
                SubmissionId.fresh(), district, ReviewStep.Kind.REVIEW_SENT, "FIRST", reader, Map.of(), Map.of())));
    }

    private void reviewed(PersonId reader) {
        UUID id = UUID.randomUUID();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("insert into double_review (id, version, district_id, submission_id, definition_id,"
                        + " definition_version_id, earner_id, attempt_no, open_criteria, status, submitted_at)"
                        + " values (:id, 0, :district, :id, :id, :id, :id, 1, '[]', 'OPEN', :now)")
                .param("id", id)
                .param("district", district.id())
                .param("now", now)
                .update();
        jdbc.sql(
                        "insert into review (id, version, district_id, double_review_id, slot, reader_id, ratings, assigned_at,"
                                + " recorded_at) values (:id, 0, :district, :id, 'FIRST', :reader, '[]', :now, :now)")
                .param("id", id)
                .param("district", district.id())
                .param("reader", reader.id())
                .param("now", now)
                .update();
    }

    @Test
    void settlesAWholeDistrictWhileAPeriodOfItIsClosed() throws Exception {
        rule(TestRules.twoHundred(PayLimits.NONE));
        awarded(0, earner);
        SettlingRuns.Batch batch = batchOfARun();
        ExecutorService node = Executors.newSingleThreadExecutor();

        try {
            transaction.executeWithoutResult(status -> {
                context.getBean(Districts.class).hold(district);
                assertThat(node.submit(() -> runs().run(batch))).succeedsWithin(Duration.ofSeconds(20));
                entitlements.export(UUID.randomUUID(), district, EVER);
            });
        } finally {
            node.shutdownNow();
        }
    }

    @Test
    void settlesAgainWhereARuleWasSavedDuringARunThatWasGivenUp() {
        SettlingRuns.Batch batch = batchOfARun();
        begin();

        transaction.executeWithoutResult(status -> runs().givenUp(batch, "Broken"));

        assertThat(runs().last(district)).hasValueSatisfying(run -> {
            assertThat(run.id()).isNotEqualTo(batch.run());
            assertThat(run.finishedAt()).isNull();
        });
    }

    private SettlingRuns runs() {
        return context.getBean(SettlingRuns.class);
    }

    private void begin() {
        transaction.executeWithoutResult(status -> runs().begin(district));
    }

    private SettlingRuns.Batch batchOfARun() {
        begin();
        return new SettlingRuns.Batch(runs().last(district).orElseThrow().id(), district.id(), null);
    }

    @Test
    void addsUpWhatTwoIdentitiesEarnedOnceTheyAreOnePerson() {
        rule(TestRules.content(
                List.of(new Condition.AwardsCounted(2, false)), PayLimits.NONE, new Grant.Pay(500_00, false)));
        PersonId other = people.person(district, "Ella Elsewhere");
        awarded(0, earner);
        awarded(1, other);

        context.getBean(TestIdentities.class).link(earner, other, district);
        TestJobs.runDue(context, clock.instant());

        assertThat(entitlements.of(earner, district))
                .extracting(EntitlementRow::cents)
                .containsExactly(500_00L);
    }

    @Test
    void takesBackFromWhomItPaidThoughTheyWereTakenForAnother() {
        PersonId other = paidAndRevokedAsOne();

        context.getBean(TestIdentities.class).undo(earner, district);

        assertThat(cents(other)).containsExactlyInAnyOrder(200_00L, -200_00L);
        assertThat(cents(earner)).isEmpty();
    }

    @Test
    void givesBackWhatAnotherWasAskedForInTheirPlace() {
        PersonId other = paidAndRevokedAsOne();
        goOut();

        context.getBean(TestIdentities.class).undo(earner, district);
        goOut();

        assertThat(cents(other)).containsExactlyInAnyOrder(200_00L, -200_00L);
        assertThat(cents(earner)).containsExactlyInAnyOrder(-200_00L, 200_00L);
        assertThat(Stream.of(earner, other).flatMap(each -> entitlements.of(each, district).stream()))
                .allMatch(row -> row.exportedAt() != null);
    }

    private PersonId paidAndRevokedAsOne() {
        rule(TestRules.twoHundred(PayLimits.NONE));
        PersonId other = people.person(district, "Ella Elsewhere");
        awarded(0, other);
        context.getBean(TestIdentities.class).link(earner, other, district);
        goOut();
        revoke();
        return other;
    }

    private List<Long> cents(PersonId person) {
        return entitlements.of(person, district).stream()
                .map(EntitlementRow::cents)
                .toList();
    }

    @Test
    void saysWhatARowRestsOnNowAndKeepsWhatItRestedOnFirst() {
        rule(TestRules.content(
                List.of(new Condition.AwardsCounted(2, false)), PayLimits.NONE, new Grant.Pay(500_00, false)));
        awarded(0, earner);
        AwardCard first = card();
        awarded(1, earner);
        awarded(2, earner);

        awards.revoke(first.id(), district, lead.toString(), RevocationReason.OTHER, "Made by mistake");
        settling.settle(List.of(earner), district);

        EntitlementRow row = entitlements.of(earner, district).get(0);
        assertThat(row.reason().grounds())
                .extracting(Reason.Ground::definition)
                .containsExactly(offered.get(1).definition(), offered.get(2).definition());
        assertThat(jdbc.sql("select reason from entitlement where id = ?")
                        .param(row.id().id())
                        .query(String.class)
                        .single())
                .contains(first.id().toString());
        assertThat(jdbc.sql("select count(*) from entitlement_grounds where entitlement_id = ?")
                        .param(row.id().id())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void givesItsOwnerACopyOfAllThatARowRestedOnAndOfTheDayItWasGiven() throws IOException {
        rule(TestRules.content(
                List.of(new Condition.AwardsCounted(2, false)), PayLimits.NONE, new Grant.Pay(500_00, false)));
        awarded(0, earner);
        AwardCard first = card();
        awarded(1, earner);
        awarded(2, earner);
        given(entitlements.of(earner, district).get(0).id(), "2026-11-20");
        awards.revoke(first.id(), district, lead.toString(), RevocationReason.OTHER, "Made by mistake");

        JsonNode row = copy().get(0);

        assertThat(row.get("givenOn").asString()).isEqualTo("2026-11-20");
        assertThat(row.get("restedOn").size()).isEqualTo(2);
        assertThat(row.get("restedOn").get(0).toString()).contains(first.id().toString());
        assertThat(row.get("restedOn").get(1).toString())
                .contains(offered.get(2).definition().toString())
                .doesNotContain(first.id().toString());
    }

    private void given(EntitlementId row, String on) {
        UUID confirmation = UUID.randomUUID();
        jdbc.sql("insert into pay_confirmation (id, district_id, fingerprint, row_count, taken_at, taken_by)"
                        + " values (?, ?, 'as it was read', 1, ?, ?)")
                .params(confirmation, district.id(), clock.instant().atOffset(ZoneOffset.UTC), payroll.id())
                .update();
        jdbc.sql("insert into pay_given (id, district_id, confirmation_id, given_on) values (?, ?, ?, ?)")
                .params(row.id(), district.id(), confirmation, LocalDate.parse(on))
                .update();
    }

    private JsonNode copy() throws IOException {
        JsonMapper json = context.getBean(JsonMapper.class);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PersonalArchive archive = new PersonalArchive(out, json)) {
            context.getBean(RewardsOfPerson.class).export(earner, district, archive);
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            zip.getNextEntry();
            return json.readTree(zip.readAllBytes());
        }
    }

    @Test
    void isNotApprovedByWhoSaidHowManyCreditsAnAwardIs() {
        PersonId second = people.person(district, "Luis Lead", Role.LEAD);
        credits.add(conversion(50, "2020-01-01"), district, second);
        rule(TestRules.content(
                List.of(new Condition.AwardsCounted(1, true)),
                PayLimits.NONE,
                new Grant.Credit("Utah", "USBE credit")));
        awarded(0, earner);
        List<EntitlementId> all = entitlements.of(earner, district).stream()
                .map(EntitlementRow::id)
                .toList();

        assertThat(entitlements.approve(all, district, second).refused()).isEqualTo(all);
        assertThat(entitlements.approve(all, district, payroll).approved()).isEqualTo(all);
    }

    @Test
    void paysWhoComesToAGroupForWhatTheyEarnedThere() {
        rules.make(draft("Pay", forGroups("Teachers"), LocalDate.parse("2020-01-01")), district, lead);
        registered(earner, "Aides");
        awarded(0, earner);
        clock.advance(Duration.ofDays(30));
        moved("Aides", "Teachers");
        clock.advance(Duration.ofDays(2));
        awarded(1, earner);

        assertThat(entitlements.of(earner, district))
                .singleElement()
                .satisfies(row -> assertThat(row.reason().grounds())
                        .extracting(Reason.Ground::definition)
                        .containsExactly(offered.get(1).definition()));
    }

    @Test
    void paysWhoMovedBetweenTwoGroupsOfARuleForWhatTheyEarnedInTheFirst() {
        registered(earner, "Aides");
        awarded(0, earner);
        clock.advance(Duration.ofDays(30));
        moved("Aides", "Teachers");

        rules.make(draft("Pay", forGroups("Aides", "Teachers"), LocalDate.parse("2020-01-01")), district, lead);
        settling.settle(List.of(earner), district);

        assertThat(cents(earner)).containsExactly(200_00L);
    }

    private static RuleContent forGroups(String... groups) {
        return new RuleContent(
                List.of(new Condition.AwardsCounted(1, true)),
                new Who(Set.of(), Set.of(groups)),
                List.of(new Grant.Pay(200_00, false)),
                PayLimits.NONE,
                7,
                null,
                false);
    }

    private void moved(String from, String to) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("update staff_record set contract_group = :to, group_since = :now where district_id = :district")
                .param("to", to)
                .param("now", now)
                .param("district", district.id())
                .update();
        jdbc.sql("insert into staff_place (district_id, sourcedid, until_at, contract_group)"
                        + " select district_id, sourcedid, :now, :from from staff_record where district_id = :district")
                .param("from", from)
                .param("now", now)
                .param("district", district.id())
                .update();
    }

    private void registered(PersonId person, String group) {
        jdbc.sql("update person set sourcedid = :code where id = :id and district_id = :district")
                .param("code", "S-" + person)
                .param("id", person.id())
                .param("district", district.id())
                .update();
        jdbc.sql("insert into staff_record (id, district_id, sourcedid, contract_group, given_at, changed_at)"
                        + " values (:id, :district, :code, :group, current_timestamp, current_timestamp)")
                .param("id", UUID.randomUUID())
                .param("district", district.id())
                .param("code", "S-" + person)
                .param("group", group)
                .update();
    }

    private static CreditConversion conversion(int hundredths, String from) {
        return new CreditConversion("Utah", "USBE credit", hundredths, "", null, 5, LocalDate.parse(from), null);
    }

    @Test
    void keepsALimitWhenTwoAwardsComeAtOnce() throws Exception {
        rule(TestRules.twoHundred(TestRules.lifetime(300_00)));

        together(publishing(0, earner), publishing(1, earner));

        assertThat(entitlements.inForce(district).cents()).isEqualTo(300_00);
    }

    @Test
    void keepsABudgetWhenTwoPeopleEarnAtOnce() throws Exception {
        rule(TestRules.twoHundred(new PayLimits(null, null, 300_00L)));

        together(publishing(0, earner), publishing(0, people.person(district, "Eli Earner")));

        assertThat(entitlements.inForce(district).cents()).isEqualTo(300_00);
    }

    @Test
    void awardsWhileAnAgreementIsOnItsWay() {
        RewardRuleId rule = rule(TestRules.twoHundred(new PayLimits(null, null, 300_00L)));
        ExecutorService reader = Executors.newSingleThreadExecutor();
        InputStream slow = new ByteArrayInputStream("%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                if (pos == 0) {
                    assertThat(reader.submit(() -> awarded(0, earner))).succeedsWithin(Duration.ofSeconds(20));
                }
                return super.read(into, offset, length);
            }
        };

        try {
            assertThat(context.getBean(RuleAgreements.class).attach(rule, 1, "agreement.pdf", slow, district, lead))
                    .isTrue();
        } finally {
            reader.shutdownNow();
        }
    }

    private void together(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (Future<Boolean> each : both.invokeAll(List.of(one, other))) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            both.shutdownNow();
        }
    }

    private final CyclicBarrier barrier = new CyclicBarrier(2);

    private Callable<Boolean> publishing(int definition, PersonId earner) {
        return () -> {
            barrier.await();
            awarded(definition, earner);
            return true;
        };
    }

    private RewardRuleId rule(RuleContent content) {
        return rules.make(draft("Pay", content, LocalDate.parse("2020-01-01")), district, lead);
    }

    private static RuleDraft draft(String name, RuleContent content, LocalDate from) {
        return new RuleDraft(name, content, from, null, "", null);
    }

    private UUID goOut() {
        UUID export = UUID.randomUUID();
        List<EntitlementId> all = entitlements.toApprove(district, EVER, 0, 20).stream()
                .map(EntitlementRow::id)
                .toList();
        entitlements.approve(all, district, payroll);
        entitlements.export(export, district, EVER);
        return export;
    }

    private AwardCard card() {
        return awards.of(earner, district).get(0);
    }

    private void revoke() {
        awards.revoke(card().id(), district, lead.toString(), RevocationReason.OTHER, "Made by mistake");
    }

    private void awarded(int definition, PersonId earner) {
        transaction.executeWithoutResult(status -> publish(definition, earner));
    }

    private void publish(int definition, PersonId earner) {
        DefinitionVersion version = offered.get(definition);
        context.publishEvent(new DecisionMade(
                SubmissionId.fresh(),
                version.definition(),
                version.id(),
                earner,
                district,
                Outcome.AWARDED,
                clock.instant()));
    }
}
