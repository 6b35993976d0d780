package org.waymark.review.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.review.ReviewStep.Kind.DECIDED;
import static org.waymark.review.ReviewStep.Kind.GIVEN;
import static org.waymark.review.ReviewStep.Kind.GIVEN_BACK;
import static org.waymark.review.ReviewStep.Kind.HANDED_IN;
import static org.waymark.review.ReviewStep.Kind.OPENED;
import static org.waymark.review.ReviewStep.Kind.REVIEW_SENT;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.ErasurePart;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.districts.TestPolicies;
import org.waymark.review.Conflicts;
import org.waymark.review.ReviewId;
import org.waymark.review.ReviewStep;
import org.waymark.review.Reviews;
import org.waymark.review.TestReviews;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

abstract class RecordsContract {

    @Autowired
    DecisionRecords records;

    @Autowired
    Lines lines;

    @Autowired
    People people;

    @Autowired
    TestPeople test;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    ApplicationContext context;

    @Autowired
    TransactionTemplate transaction;

    DistrictId district;
    DefinitionId definition;
    PersonId earner;
    SignedInPerson lead;

    @BeforeEach
    void makeDistrict() {
        clock.reset();
        district = test.district();
        definition = TestDefinitions.smallGroupWorkIn(district, context).definition();
        earner = test.person(district, "Jordan Earner");
        lead = TestPeople.signedIn(test.person(district, "Lena Lead", Role.LEAD), district);
    }

    @Test
    void allThatChangedHandsIsThereInOrder() {
        SubmissionId awarded = TestReviews.awarded(definition, earner, district, context);

        assertThat(lines.of(awarded, district))
                .extracting(Line::what)
                .containsExactly(HANDED_IN, GIVEN, GIVEN, REVIEW_SENT, REVIEW_SENT, DECIDED);
    }

    @Test
    void eachLineSealsTheOneBefore() {
        List<Line> all = lines.of(TestReviews.awarded(definition, earner, district, context), district);

        assertThat(Line.areIntact(all)).isTrue();
        assertThat(Line.areIntact(all.subList(1, all.size()))).isFalse();
    }

    @Test
    void aLineThatWasChangedShows() {
        List<Line> all = lines.of(TestReviews.awarded(definition, earner, district, context), district);
        Line last = all.get(all.size() - 1);
        Line changed = new Line(
                last.place(),
                last.at(),
                last.what(),
                last.slot(),
                last.nonce(),
                last.who(),
                last.whoNonce(),
                last.facts().replace("DEMONSTRATED", "NOT_YET"),
                last.before(),
                last.seal());

        assertThat(changed.isIntact()).isFalse();
    }

    @Test
    void noLineIsChangedOrRemoved() {
        SubmissionId awarded = TestReviews.awarded(definition, earner, district, context);

        assertThatThrownBy(() -> jdbc.sql("update decision_record set facts = '{}' where submission_id = ?")
                        .param(awarded.id())
                        .update())
                .hasStackTraceContaining("only grows");
        assertThatThrownBy(() -> jdbc.sql("delete from decision_record where submission_id = ?")
                        .param(awarded.id())
                        .update())
                .hasStackTraceContaining("only grows");
    }

    /** Does what only whoever runs the database can: without the trigger. */
    abstract void tamper(String sql);

    @Test
    void whatSomebodyChangedInTheDatabaseShows() {
        SubmissionId awarded = TestReviews.awarded(definition, earner, district, context);
        SubmissionId other = TestReviews.awarded(definition, test.person(district, "Olga Other"), district, context);
        tamper(
                "update decision_record set facts = replace(facts, 'DEMONSTRATED', 'EXEMPLARY') where what = 'REVIEW_SENT'"
                        + " and submission_id = '" + awarded + "'");
        records.say(awarded, "A question of pay", lead);
        records.say(other, "A question of pay", lead);

        assertThat(records.own(awarded, earner, district).intact()).isFalse();
        assertThat(records.whole(awarded, lead).intact()).isFalse();
        assertThat(records.whole(other, lead).intact()).isTrue();
    }

    @Test
    void aLineThatWasTakenOutShows() {
        SubmissionId awarded = TestReviews.awarded(definition, earner, district, context);
        tamper("delete from decision_record where what = 'GIVEN' and slot = 'SECOND' and submission_id = '" + awarded
                + "'");

        assertThat(records.own(awarded, earner, district).intact()).isFalse();
    }

    @Test
    void anEndThatWasCutOffShows() {
        SubmissionId awarded = TestReviews.awarded(definition, earner, district, context);
        tamper("delete from decision_record where what = 'DECIDED' and submission_id = '" + awarded + "'");

        assertThat(records.own(awarded, earner, district).intact()).isFalse();
    }

    @Test
    void aDecisionThatWasChangedBesideItsRecordShows() {
        SubmissionId notYet = TestReviews.notYet(definition, earner, district, context);
        SubmissionId awarded = TestReviews.awarded(definition, test.person(district, "Olga Other"), district, context);
        assertThat(records.own(notYet, earner, district).intact()).isTrue();
        jdbc.sql(
                        "update double_review set decision = (select d.decision from double_review d where d.submission_id = ?)"
                                + " where submission_id = ?")
                .params(awarded.id(), notYet.id())
                .update();

        assertThat(records.own(notYet, earner, district).intact()).isFalse();
    }

    @Test
    void yearsLaterItIsStillReadAndItsSealsHold() {
        SubmissionId awarded = TestReviews.awarded(definition, earner, district, context);
        PersonId reader = people.inRole(Role.REVIEWER, district).get(0);
        transaction.executeWithoutResult(
                status -> context.getBean(Definitions.class).retire(definition, district, null));
        people.withdraw(Role.REVIEWER, reader, district, null);
        erase(reader, "Ray Reader");
        erase(earner, "Jordan Earner");
        clock.advance(Duration.ofDays(5 * 365));

        records.say(awarded, "A question of pay", lead);
        RecordView whole = records.whole(awarded, lead);

        assertThat(whole.intact()).isTrue();
        assertThat(whole.title()).isEqualTo("Productive small-group work");
        assertThat(whole.steps()).hasSize(6);
        assertThat(records.file(whole)).contains(whole.head()).doesNotContain("Jordan", "Earner", "Ray Reader");
    }

    private void erase(PersonId person, String name) {
        Erasure erasure = new Erasure(person, district, false, Set.of(name));
        context.getBeanProvider(ErasurePart.class)
                .orderedStream()
                .forEach(part -> transaction.executeWithoutResult(status -> part.erase(erasure)));
    }

    @Test
    void noCertificateThatEndsChangesADecision() {
        SubmissionId awarded = TestReviews.awarded(definition, earner, district, context);
        SubmissionId given =
                TestSubmissions.submitted(definition, test.person(district, "Olga Other"), district, context);
        // Nobody holds one.
        TestPolicies.decide(district, "certified-readers", "1", context);
        clock.advance(Duration.ofDays(400));
        TestReviews.recordAll(district, criterion -> RubricLevel.DEMONSTRATED, context);

        assertThat(records.own(awarded, earner, district).intact()).isTrue();
        assertThat(context.getBean(Submissions.class).card(awarded, district).status())
                .isEqualTo("AWARDED");
        assertThat(context.getBean(Submissions.class).card(given, district).status())
                .as("nor is what was given taken away")
                .isEqualTo("AWARDED");
    }

    @Test
    void whoeverLooksIsThereAndWhoseHandsItLeft() {
        SubmissionId submission = twoGiven();
        PersonId leaves = people.inRole(Role.REVIEWER, district).get(0);
        PersonId comes = test.person(district, "Rita Reader", Role.REVIEWER);
        open(leaves);
        open(leaves);
        clock.advance(Duration.ofHours(1));
        people.withdraw(Role.REVIEWER, leaves, district, null);
        open(comes);

        List<Line> all = lines.of(submission, district);
        assertThat(all)
                .extracting(Line::what)
                .containsExactly(HANDED_IN, GIVEN, GIVEN, OPENED, GIVEN_BACK, GIVEN, OPENED);
        assertThat(all.get(3).who()).isEqualTo(Seals.of(all.get(3).whoNonce(), leaves.toString()));
        assertThat(all.get(4).who()).isEqualTo(Seals.of(all.get(4).whoNonce(), leaves.toString()));
        assertThat(all.get(4).slot()).isEqualTo(all.get(3).slot());
        assertThat(all.get(6).who()).isEqualTo(Seals.of(all.get(6).whoNonce(), comes.toString()));
    }

    private SubmissionId twoGiven() {
        test.person(district, "Ray Reader", Role.REVIEWER);
        test.person(district, "Rae Reader", Role.REVIEWER);
        return TestSubmissions.submitted(definition, earner, district, context);
    }

    private void open(PersonId reader) {
        Reviews reviews = context.getBean(Reviews.class);
        reviews.assignedTo(reader, district).forEach(review -> TestReviews.open(review, reader, district, context));
    }

    /** Both send at the same moment; the record stays one chain, and one of the two decides. */
    @Test
    void twoWhoSendAtOnceWriteOneRecord() throws Exception {
        for (int round = 0; round < 5; round++) {
            PersonId each = test.person(district, "Jordan Earner " + round);
            PersonId one = people.inRole(Role.REVIEWER, district).stream()
                    .findFirst()
                    .orElseGet(() -> test.person(district, "Ray Reader", Role.REVIEWER));
            PersonId other = people.inRole(Role.REVIEWER, district).stream()
                    .filter(reader -> !reader.equals(one))
                    .findFirst()
                    .orElseGet(() -> test.person(district, "Rae Reader", Role.REVIEWER));
            SubmissionId submission = TestSubmissions.submitted(definition, each, district, context);
            CyclicBarrier together = new CyclicBarrier(2);
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                for (Future<?> sent : List.of(
                        threads.submit(() -> send(one, together)), threads.submit(() -> send(other, together)))) {
                    sent.get(60, TimeUnit.SECONDS);
                }
            } finally {
                threads.shutdownNow();
            }

            List<Line> all = lines.of(submission, district);
            assertThat(Line.areIntact(all)).isTrue();
            assertThat(all)
                    .extracting(Line::what)
                    .containsExactly(HANDED_IN, GIVEN, GIVEN, REVIEW_SENT, REVIEW_SENT, DECIDED);
        }
    }

    private Object send(PersonId reader, CyclicBarrier together) throws Exception {
        Reviews reviews = context.getBean(Reviews.class);
        ReviewId mine = reviews.assignedTo(reader, district).get(0);
        var ratings =
                TestReviews.ratings(reviews.criteriaOf(mine, reader, district), criterion -> RubricLevel.DEMONSTRATED);
        together.await();
        reviews.record(mine, ratings, reader, district);
        return mine;
    }

    @Test
    void aLeadWhoOpenedItReadsNoneOfItsEarnersAttemptsBlind() {
        SubmissionId awarded = TestReviews.awarded(definition, earner, district, context);
        records.say(awarded, "A question of pay", lead);

        assertThat(context.getBean(Conflicts.class).with(earner, definition, district))
                .contains(lead.id());
    }

    @Test
    void aLineNamesNobodyAndCanBeProvedOfSomebody() {
        Line handedIn = lines.of(TestReviews.awarded(definition, earner, district, context), district)
                .get(0);

        assertThat(handedIn.toString()).doesNotContain(earner.toString());
        assertThat(handedIn.who()).isEqualTo(Seals.of(handedIn.whoNonce(), earner.toString()));
    }

    /** Ids of persons are in many a page: whoever has the file tries each of them with all that it holds. */
    @Test
    void aLeadsFileTellsNoReaderToWhoeverTriesAllPersons() {
        SubmissionId awarded = TestReviews.awarded(definition, earner, district, context);
        records.say(awarded, "A question of pay", lead);
        JsonNode file = json.readTree(records.file(records.whole(awarded, lead)));
        List<PersonId> readers = people.inRole(Role.REVIEWER, district);
        List<JsonNode> told = file.path("lines")
                .valueStream()
                .filter(line -> line.path("what").asString().equals("REVIEW_SENT"))
                .toList();

        assertThat(told).hasSize(2).allSatisfy(line -> {
            assertThat(line.path("who").asString()).hasSize(64);
            assertThat(readers)
                    .isNotEmpty()
                    .noneSatisfy(reader -> assertThat(List.of(
                                    Seals.of(line.path("nonce").asString(), reader.toString()),
                                    Seals.of(reader.toString())))
                            .contains(line.path("who").asString()));
        });
        assertThat(file.toString())
                .doesNotContain(lines.of(awarded, district).stream()
                        .map(Line::whoNonce)
                        .filter(Objects::nonNull)
                        .toArray(String[]::new));
    }

    @Test
    void theEarnerIsNotToldHowManyReadIt() {
        SubmissionId awarded = TestReviews.awarded(definition, earner, district, context);
        RecordView own = records.own(awarded, earner, district);

        assertThat(own.steps()).extracting(RecordView.Step::what).containsExactly("HANDED_IN", "DECIDED");
        assertThat(records.file(own)).doesNotContain("REVIEW_SENT", "FIRST", "SECOND");
    }

    @Test
    void whatIsNotDecidedHasNoPage() {
        SubmissionId submitted = TestSubmissions.submitted(definition, earner, district, context);

        assertThatThrownBy(() -> records.own(submitted, earner, district)).isInstanceOf(RecordNotFound.class);
    }

    @Test
    void aLeadReadsAllOfItAfterSayingWhy() {
        SubmissionId awarded = TestReviews.awarded(definition, earner, district, context);
        assertThatThrownBy(() -> records.whole(awarded, lead)).isInstanceOf(RecordNotFound.class);

        records.say(awarded, "A question of pay", lead);

        assertThat(records.whole(awarded, lead).steps()).hasSize(6);
        assertThat(records.own(awarded, earner, district).looks())
                .extracting(Looks.Look::reason)
                .containsExactly("A question of pay");
    }

    @Test
    void anHourLaterALeadIsAskedAgain() {
        SubmissionId awarded = TestReviews.awarded(definition, earner, district, context);
        records.say(awarded, "A question of pay", lead);
        clock.advance(Duration.ofMinutes(61));

        assertThatThrownBy(() -> records.whole(awarded, lead)).isInstanceOf(RecordNotFound.class);
    }

    @Test
    void aNotYetNobodyAppealedIsItsEarnersAlone() {
        SubmissionId notYet = TestReviews.notYet(definition, earner, district, context);

        assertThatThrownBy(() -> records.say(notYet, "Curious", lead)).isInstanceOf(RecordNotFound.class);
        assertThat(records.own(notYet, earner, district).steps()).hasSize(2);
    }

    @Test
    void aLeadWhoReadItDoesNotOpenItsRecord() {
        SubmissionId awarded = TestReviews.awarded(definition, earner, district, context);
        PersonId reader = people.inRole(Role.REVIEWER, district).get(0);
        people.give(Role.LEAD, reader, district, null, "Also leads");

        assertThatThrownBy(() -> records.say(awarded, "Curious", TestPeople.signedIn(reader, district)))
                .isInstanceOf(RecordNotFound.class);
    }

    @Test
    void theFileCanBeCheckedWithoutWaymark() {
        SubmissionId awarded = TestReviews.awarded(definition, earner, district, context);
        records.say(awarded, "A question of pay", lead);
        JsonNode file = json.readTree(records.file(records.whole(awarded, lead)));

        String before = "";
        for (JsonNode line : file.path("lines")) {
            assertThat(line.path("before").asString()).isEqualTo(before);
            before = Seals.of(String.join(
                    "\n",
                    before,
                    line.path("at").asString(),
                    line.path("what").asString(),
                    line.path("slot").asString(""),
                    line.path("nonce").asString(),
                    line.path("who").asString(""),
                    line.path("facts").asString()));
            assertThat(line.path("seal").asString()).isEqualTo(before);
        }
        assertThat(file.path("head").asString()).isEqualTo(before);
    }

    @Test
    void theWordsStillFitTheirSeals() {
        SubmissionId notYet = TestReviews.notYet(definition, earner, district, context);

        assertThat(records.own(notYet, earner, district).steps())
                .flatExtracting(RecordView.Step::words)
                .isNotEmpty()
                .allSatisfy(words -> {
                    assertThat(words.text()).isNotEmpty();
                    assertThat(words.asThen()).isTrue();
                });
    }

    @Test
    void filesAreThereByTheirFingerprints() {
        SubmissionId awarded = TestReviews.awarded(definition, earner, district, context);

        assertThat(lines.of(awarded, district).get(0).what()).isEqualTo(ReviewStep.Kind.HANDED_IN);
        assertThat(records.own(awarded, earner, district).steps().get(0).files())
                .allSatisfy(file -> assertThat(file.sha256()).hasSize(64));
    }
}
