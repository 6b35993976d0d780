package org.waymark.review.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.review.ReviewStep.Kind.DECIDED;
import static org.waymark.review.ReviewStep.Kind.GIVEN;
import static org.waymark.review.ReviewStep.Kind.HANDED_IN;
import static org.waymark.review.ReviewStep.Kind.REVIEW_SENT;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.review.ReviewStep;
import org.waymark.review.TestReviews;
import org.waymark.submission.SubmissionId;
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
                .hasMessageContaining("only grows");
        assertThatThrownBy(() -> jdbc.sql("delete from decision_record where submission_id = ?")
                        .param(awarded.id())
                        .update())
                .hasMessageContaining("only grows");
    }

    @Test
    void aLineNamesNobodyAndCanBeProvedOfSomebody() {
        Line handedIn = lines.of(TestReviews.awarded(definition, earner, district, context), district)
                .get(0);

        assertThat(handedIn.toString()).doesNotContain(earner.toString());
        assertThat(handedIn.who()).isEqualTo(Seals.of(handedIn.nonce(), earner.toString()));
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
