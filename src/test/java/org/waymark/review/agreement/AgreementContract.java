package org.waymark.review.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.TestDefinitions;
import org.waymark.notices.TestNotices;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.districts.Policies;
import org.waymark.people.districts.TestPolicies;
import org.waymark.review.ReviewId;
import org.waymark.review.Reviews;
import org.waymark.review.TestReviews;
import org.waymark.submission.TestSubmissions;

/** Of work that two readers read through the services, four criteria each; seven of them are 28 pairs, eight are 32. */
abstract class AgreementContract {

    private static final Function<String, RubricLevel> STRICT =
            criterion -> criterion.equals("C1") ? RubricLevel.DEMONSTRATED : RubricLevel.NOT_YET;
    private static final Function<String, RubricLevel> OPPOSITE =
            criterion -> criterion.equals("C1") ? RubricLevel.NOT_YET : RubricLevel.DEMONSTRATED;

    @Autowired
    ApplicationContext context;

    @Autowired
    Agreements agreements;

    @Autowired
    ReviewPauses pauses;

    @Autowired
    PausesOfPerson kept;

    @Autowired
    Reviews reviews;

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
    private DefinitionId definition;
    private PersonId lead;
    private PersonId one;
    private PersonId other;

    @AfterEach
    void reset() {
        clock.reset();
    }

    @BeforeEach
    void start() {
        district = people.district();
        version = TestDefinitions.smallGroupWorkIn(district, context);
        definition = version.definition();
        TestPolicies.decide(district, "readers-otherwise", "2", context);
        lead = people.person(district, "Lena Lead", Role.LEAD);
        one = people.person(district, "Ray Reader", Role.REVIEWER);
        other = people.person(district, "Olga Other", Role.REVIEWER);
    }

    @Test
    void eachCriterionOfEachWorkIsAPair() {
        read(8, STRICT, STRICT);
        followLater();

        Agreements.Pool told = agreements.pool(lead, district);

        assertThat(told.all().pairs()).isEqualTo(32);
        assertThat(told.all().exact()).isEqualTo(1);
        assertThat(told.versions())
                .extracting(Agreements.Line::name, Agreements.Line::detail)
                .containsExactly(tuple(version.title(), version.number()));
        assertThat(told.readers()).extracting(Agreements.Line::name).containsExactly("Olga Other", "Ray Reader");
    }

    /** Sixteen pairs alike and sixteen opposite, of each criterion half. */
    @Test
    void aReadersFiguresAreThoseOfTheirOwnPairs() {
        read(4, STRICT, STRICT);
        read(4, STRICT, OPPOSITE);
        followLater();

        Figures own = agreements.own(one, district).all();

        assertThat(own.exact()).isEqualTo(.5);
        // Squared differences are 4 in 16 of 32 pairs; by chance .25 · 4 · .5 + .75 · 4 · .5.
        assertThat(own.kappa().value()).isCloseTo(0, within(1e-9));
        assertThat(own.ac1()).isEqualTo(agreements.own(other, district).all().ac1(), within(1e-9));
    }

    @Test
    void fewerPairsThanTheDistrictAsksForShowNothing() {
        read(7, STRICT, STRICT);
        followLater();

        assertThat(agreements.pool(lead, district).all()).isNull();
        assertThat(agreements.pool(lead, district).readers())
                .extracting(Agreements.Line::figures)
                .containsOnlyNulls();

        TestPolicies.decide(district, "paired-scores", "28", context);
        assertThat(agreements.pool(lead, district).all().pairs()).isEqualTo(28);
    }

    @Test
    void criteriaAreToldOnTheirOwn() {
        TestPolicies.decide(district, "paired-scores", "10", context);
        read(10, STRICT, criterion -> criterion.equals("C2") ? RubricLevel.APPROACHING : STRICT.apply(criterion));
        followLater();

        assertThat(agreements.of(version.id(), district).criteria())
                .extracting(line -> line.figures().exact())
                .containsExactly(1.0, 0.0, 1.0, 1.0);
    }

    /** Figures that move with each reading would tell what was said of whose work. */
    @Test
    void onlyWholeMonthsAreTold() {
        read(8, STRICT, STRICT);
        agreements.follow(district);

        assertThat(agreements.pool(lead, district).all()).isNull();
    }

    @Test
    void whatIsNotedAfterSomebodyLookedIsToldAtOnce() {
        read(8, STRICT, STRICT);
        clock.advance(Duration.ofDays(40));
        assertThat(agreements.pool(lead, district).all()).isNull();

        agreements.follow(district);

        assertThat(agreements.pool(lead, district).all().pairs()).isEqualTo(32);
    }

    @Test
    void whatIsDeletedIsNotToldForLongerThanAnHour() {
        read(8, STRICT, STRICT);
        followLater();
        agreements.own(one, district);
        jdbc.sql("delete from review_pair where district_id = ?")
                .param(district.id())
                .update();

        assertThat(agreements.own(one, district).all().pairs()).isEqualTo(32);
        clock.advance(Duration.ofHours(1));
        assertThat(agreements.own(one, district).versions()).isEmpty();
    }

    @Test
    void nothingIsToldOfWorkThatOneHasRead() {
        TestPolicies.decide(district, "paired-scores", "10", context);
        for (int i = 0; i < 5; i++) {
            submit(i);
        }
        record(one, STRICT);
        followLater();

        assertThat(agreements.pool(lead, district).versions()).isEmpty();
    }

    @Test
    void anotherDistrictSeesNothing() {
        read(8, STRICT, STRICT);
        followLater();
        DistrictId far = people.district();

        assertThat(agreements.pool(lead, far).versions()).isEmpty();
        assertThat(agreements.own(one, far).versions()).isEmpty();
        assertThatThrownBy(() -> agreements.of(version.id(), far)).isInstanceOf(AgreementNotFound.class);
    }

    @Test
    void followingAgainAddsNothing() {
        read(8, STRICT, STRICT);
        agreements.follow(district);
        agreements.follow(district);
        followLater();

        assertThat(agreements.pool(lead, district).all().pairs()).isEqualTo(32);
    }

    @Test
    void whoAgreesIsNotPaused() {
        read(8, STRICT, STRICT);
        agreements.follow(district);

        assertThat(pauses.paused(district)).isEmpty();
    }

    @Test
    void whoseReadingsDifferClearlyGetsNoNewWorkAndKeepsTheOld() {
        read(8, STRICT, OPPOSITE);
        submit(100);
        List<ReviewId> before = reviews.assignedTo(one, district);
        agreements.follow(district);
        submit(101);

        assertThat(pauses.paused(district)).containsExactlyInAnyOrder(one, other);
        assertThat(before).hasSize(1);
        assertThat(reviews.assignedTo(one, district)).isEqualTo(before);
    }

    @Test
    void aReaderWhoIsNotPausedGetsTheWork() {
        PersonId third = people.person(district, "Tom Third", Role.REVIEWER);
        pauseReader(one);
        submit(100);

        assertThat(reviews.assignedTo(one, district)).isEmpty();
        assertThat(reviews.assignedTo(other, district)).hasSize(1);
        assertThat(reviews.assignedTo(third, district)).hasSize(1);
    }

    @Test
    void theLeadAndTheReaderAreToldOnce() {
        read(8, STRICT, OPPOSITE);
        agreements.follow(district);
        agreements.follow(district);

        assertThat(notices.told(one, district))
                .filteredOn("reviewing-paused"::equals)
                .hasSize(1);
        assertThat(notices.told(lead, district))
                .filteredOn("reader-paused"::equals)
                .hasSize(2);
    }

    @Test
    void goingOnBringsWhatWaited() {
        pauseReader(one);
        pauseReader(other);
        submit(100);
        assertThat(reviews.assignedTo(one, district)).isEmpty();

        goOn(one);

        assertThat(pauses.isPaused(one, district)).isFalse();
        assertThat(reviews.assignedTo(one, district)).hasSize(1);
        assertThat(reviews.assignedTo(other, district)).isEmpty();
        assertThat(notices.told(one, district)).contains("reviewing-resumed");
    }

    /** The same readings are no reason a second time; as many new ones are. */
    @Test
    void afterGoingOnTheNextPairsCountAfresh() {
        read(8, STRICT, OPPOSITE);
        agreements.follow(district);
        clock.advance(Duration.ofHours(1));
        goOn(one);
        goOn(other);
        clock.advance(Duration.ofHours(1));
        agreements.follow(district);
        assertThat(pauses.paused(district)).isEmpty();

        read(8, STRICT, OPPOSITE);
        agreements.follow(district);
        assertThat(pauses.paused(district)).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void aLeadDoesNotSayGoOnToThemselves() {
        people.gives(Role.LEAD, one, district);
        pauseReader(one);
        ReviewPause pause = pauses.open(district).get(0);

        assertThatThrownBy(() -> pauses.end(pause.id(), one, district)).isInstanceOf(AgreementNotFound.class);
        assertThat(pauses.isPaused(one, district)).isTrue();
    }

    @Test
    void aPauseOfAnotherDistrictIsNotFound() {
        pauseReader(one);
        ReviewPause pause = pauses.open(district).get(0);
        DistrictId far = people.district();

        assertThatThrownBy(() -> pauses.end(pause.id(), lead, far)).isInstanceOf(AgreementNotFound.class);
    }

    @Test
    void theRecordNamesThePauseAndNotTheReader() {
        pauseReader(one);
        goOn(one);

        assertThat(jdbc.sql("select verb, subject, about from audit_entry where district = ?"
                                + " and verb in ('reviewing-paused', 'reviewing-resumed') order by verb")
                        .param(district.id())
                        .query()
                        .listOfRows())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.get("about")).isNull())
                .allSatisfy(row -> assertThat(row.get("subject")).isNotEqualTo(one.toString()));
    }

    @Test
    void aPauseIsInTheCopyAndGoesWithThePerson() {
        pauseReader(one);
        assertThat(kept.held(one, district)).hasSize(1);
        Erasure erasure = new Erasure(one, district, false, Set.of());
        assertThat(kept.lines(erasure)).hasSize(1);

        transaction.executeWithoutResult(status -> kept.erase(erasure));

        assertThat(kept.held(one, district)).isEmpty();
        assertThat(pauses.isPaused(one, district)).isFalse();
    }

    private void pauseReader(PersonId reader) {
        LevelPairs apart = new LevelPairs(new long[][] {{10, 0, 6}, {0, 0, 0}, {8, 0, 6}});
        pauses.pause(Map.of(reader, apart), Policies.SHIPPED, district);
    }

    private void goOn(PersonId reader) {
        ReviewPause pause = pauses.open(district).stream()
                .filter(each -> each.reader().equals(reader))
                .findFirst()
                .orElseThrow();
        pauses.end(pause.id(), lead, district);
    }

    private void read(int works, Function<String, RubricLevel> ofOne, Function<String, RubricLevel> ofOther) {
        for (int i = 0; i < works; i++) {
            submit(i);
        }
        record(one, ofOne);
        record(other, ofOther);
    }

    private void submit(int number) {
        TestSubmissions.submitted(definition, people.person(district, "Earner " + number), district, context);
    }

    private void record(PersonId reader, Function<String, RubricLevel> level) {
        for (ReviewId review : reviews.assignedTo(reader, district)) {
            reviews.record(
                    review, TestReviews.ratings(reviews.criteriaOf(review, reader, district), level), reader, district);
        }
    }

    /** In the month after. */
    private void followLater() {
        agreements.follow(district);
        clock.advance(Duration.ofDays(40));
    }
}
