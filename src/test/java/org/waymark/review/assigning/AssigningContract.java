package org.waymark.review.assigning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.TestDefinitions;
import org.waymark.jobs.TestJobs;
import org.waymark.notices.TestNotices;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.districts.TestPolicies;
import org.waymark.review.ReviewId;
import org.waymark.review.Reviews;
import org.waymark.review.TestReviews;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.TestSubmissions;

abstract class AssigningContract {

    @Autowired
    Reviews reviews;

    @Autowired
    ReaderSelf self;

    @Autowired
    KeptAparts apart;

    @Autowired
    Targets targets;

    @Autowired
    Shortages shortages;

    @Autowired
    ReadingLoads loads;

    @Autowired
    People people;

    @Autowired
    TestPeople test;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestNotices told;

    @Autowired
    ApplicationContext context;

    DistrictId district;
    DefinitionVersion version;
    DefinitionId definition;
    PersonId earner;

    @BeforeEach
    void makeDistrict() {
        district = test.district();
        version = TestDefinitions.smallGroupWorkIn(district, context);
        definition = version.definition();
        earner = test.person(district, "Jordan Earner");
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void nobodyOfTheEarnersSchoolReads() {
        PersonId near = reviewer();
        PersonId far = reviewer();
        PersonId other = reviewer();
        works(earner, "north", null);
        works(near, "north", null);
        works(far, "south", null);
        submit();

        assertThat(List.of(load(near), load(far), load(other))).containsExactly(0, 1, 1);
    }

    @Test
    void someOfTheEarnersSchoolReadWhereTheDistrictSaysSo() {
        TestPolicies.decide(district, "readers-of-same-school", "1", context);
        PersonId near = reviewer();
        works(earner, "north", null);
        works(near, "north", null);
        submit();

        assertThat(load(near)).isEqualTo(1);
    }

    @Test
    void nobodyTakesAColleaguesWorkEvenWhereItMayBeGivenToThem() {
        PersonId near = test.person(district, "Nora Near");
        works(earner, "north", null);
        works(near, "north", null);
        submit();
        people.give(Role.REVIEWER, near, district, null, "Trained");
        assertThat(load(near)).isZero();
        TestPolicies.decide(district, "readers-of-same-school", "1", context);

        assertThat(take(near)).isFalse();
    }

    @Test
    void aLineManagerDoesNotRead() {
        PersonId manager = reviewer();
        works(manager, "south", null);
        works(earner, "north", manager);
        submit();

        assertThat(load(manager)).isZero();
    }

    @Test
    void nobodyReadsTheWorkOfTheirLineManager() {
        PersonId led = reviewer();
        works(earner, "north", null);
        works(led, "south", earner);
        submit();

        assertThat(load(led)).isZero();
    }

    @Test
    void whoBroughtTheSameFileDoesNotRead() {
        TestSubmissions.submittedWithFile(definition, earner, district, context);
        PersonId owner = earner;
        earner = test.person(district, "Sam Second");
        people.give(Role.REVIEWER, owner, district, null, "Trained");
        TestSubmissions.submittedWithFile(definition, earner, district, context);

        assertThat(load(owner)).isZero();
        assertThat(take(owner)).isFalse();
    }

    @Test
    void whoBroughtTheSameLinkDoesNotRead() {
        TestSubmissions.submittedWithLink(definition, "https://video.example.org/ours", earner, district, context);
        PersonId owner = earner;
        earner = test.person(district, "Sam Second");
        people.give(Role.REVIEWER, owner, district, null, "Trained");
        TestSubmissions.submittedWithLink(definition, "https://video.example.org/ours", earner, district, context);

        assertThat(load(owner)).isZero();
        assertThat(take(owner)).isFalse();
    }

    @Test
    void aPageThatManyBringMakesNobodyACoOwner() {
        PersonId owner = earner;
        for (int n = 0; n < 9; n++) {
            TestSubmissions.submittedWithLink(
                    definition, "https://district.example.org/plan", earner, district, context);
            earner = test.person(district, "Earner " + n);
        }
        people.give(Role.REVIEWER, owner, district, null, "Trained");

        assertThat(load(owner)).isEqualTo(8);
    }

    @Test
    void nobodyTakesWhatIsNotGivenToThem() {
        PersonId named = test.person(district, "Nina Named");
        PersonId manager = test.person(district, "Mel Manager");
        works(manager, "south", null);
        works(earner, "north", manager);
        apart.say(named, as(earner));
        submit();
        people.give(Role.REVIEWER, named, district, null, "Trained");
        people.give(Role.REVIEWER, manager, district, null, "Trained");

        assertThat(List.of(take(named), take(manager))).containsExactly(false, false);
        assertThat(List.of(load(named), load(manager))).containsExactly(0, 0);
    }

    @Test
    void twoTakeTheLastPlaceAtTheSameInstantAndOneHasIt() throws Exception {
        submit();
        reviewer();
        PersonId one = notYetReading("Ona One");
        PersonId other = notYetReading("Otis Other");
        TestAtOnce.run(() -> take(one), () -> take(other));

        assertThat(load(one) + load(other)).isEqualTo(1);
    }

    @Test
    void whatIsSentWhileItsReaderIsRemovedIsEitherRecordedOrWithAnother() throws Exception {
        PersonId leaving = reviewer();
        PersonId other = reviewer();
        SubmissionId submission = submit();
        PersonId idle = reviewer();
        record(other);
        TestAtOnce.run(
                () -> {
                    try {
                        record(leaving);
                    } catch (RuntimeException e) {
                        // They were removed first: what they send is not found any more.
                        assertThat(e.getClass().getSimpleName()).isEqualTo("ReviewNotFound");
                    }
                },
                () -> people.withdraw(Role.REVIEWER, leaving, district, null));
        String status =
                context.getBean(Submissions.class).card(submission, district).status();

        assertThat(load(leaving)).isZero();
        assertThat(status).isEqualTo(load(idle) == 1 ? "IN_REVIEW" : "AWARDED");
    }

    @Test
    void theDraftOfWhoeverIsRemovedGoesWithThem() {
        PersonId leaving = reviewer();
        reviewer();
        submit();
        ReviewId review = reviews.assignedTo(leaving, district).get(0);
        reviews.save(
                review,
                TestReviews.ratings(
                        reviews.criteriaOf(review, leaving, district), criterion -> RubricLevel.APPROACHING),
                leaving,
                district);
        PersonId idle = reviewer();
        people.withdraw(Role.REVIEWER, leaving, district, null);

        assertThat(reviews.assignedTo(idle, district)).containsExactly(review);
        assertThat(jdbc.sql("select cast(ratings as text) from review where id = :id and district_id = :district")
                        .param("id", review.id())
                        .param("district", district.id())
                        .query(String.class)
                        .single())
                .doesNotContain("APPROACHING");
    }

    @Test
    void whatWasHandedInIsReadToTheEndThoughItsMicroCredentialIsRetired() {
        PersonId one = reviewer();
        SubmissionId submission = submit();
        context.getBean(Definitions.class).retire(definition, district, null);
        PersonId other = reviewer();
        record(one);
        record(other);

        assertThat(context.getBean(Submissions.class).card(submission, district).status())
                .isEqualTo("AWARDED");
    }

    @Test
    void aThirdInConflictIsNotAskedAndItWaitsForAnother() {
        PersonId lead = test.person(district, "Lena Lead", Role.LEAD);
        PersonId near = test.person(district, "Theo Third", Role.THIRD_READER);
        PersonId one = reviewer();
        PersonId other = reviewer();
        apart.say(near, as(earner));
        SubmissionId submission = submit();
        record(one, RubricLevel.DEMONSTRATED);
        record(other, RubricLevel.APPROACHING);
        due();

        assertThat(load(near)).isZero();
        assertThat(take(near)).isFalse();
        assertThat(notices(lead)).contains("readers-missing");
        assertThat(shortages.of(district))
                .anySatisfy(each -> assertThat(List.of(each.place().name(), each.able() + "", each.apart() + ""))
                        .containsExactly("THIRD", "0", "1"));
        PersonId come = test.person(district, "Tess Third", Role.THIRD_READER);
        record(come, RubricLevel.DEMONSTRATED);
        assertThat(context.getBean(Submissions.class).card(submission, district).status())
                .isEqualTo("AWARDED");
    }

    @Test
    void whomTheEarnerNamedDoesNotRead() {
        PersonId named = reviewer();
        apart.say(named, as(earner));
        submit();

        assertThat(load(named)).isZero();
    }

    @Test
    void whoNamedTheEarnerDoesNotRead() {
        PersonId reader = reviewer();
        apart.say(earner, as(reader));
        submit();

        assertThat(load(reader)).isZero();
    }

    @Test
    void whatIsHeldGoesToAnotherOnceOneIsNamed() {
        PersonId named = reviewer();
        reviewer();
        submit();
        PersonId idle = reviewer();
        apart.say(named, as(earner));

        assertThat(List.of(load(named), load(idle))).containsExactly(0, 1);
    }

    @Test
    void whatGoesWhenAReaderNamesSomebodyTellsNotWhoseItWas() {
        PersonId reader = reviewer();
        reviewer();
        submit();
        PersonId nobodyToRead = test.person(district, "Kim Colleague");
        reviewer();
        int before = load(reader);
        apart.say(nobodyToRead, as(reader));

        assertThat(List.of(before, load(reader))).containsExactly(1, 0);
    }

    @Test
    void onceTakenBackTheyReadAgain() {
        PersonId named = reviewer();
        apart.say(named, as(earner));
        submit();
        apart.takeBack(apart.of(as(earner)).get(0).id(), as(earner));

        assertThat(load(named)).isEqualTo(1);
    }

    @Test
    void nobodyNamesThemselvesOrSomeoneOfAnotherDistrict() {
        PersonId far = test.person(test.district(), "Far Away");

        assertThatThrownBy(() -> apart.say(earner, as(earner))).isInstanceOf(AssigningNotFound.class);
        assertThatThrownBy(() -> apart.say(far, as(earner))).isInstanceOf(AssigningNotFound.class);
    }

    @Test
    void nobodyNamesMoreThanAFew() {
        for (int n = 0; n <= KeptAparts.MOST; n++) {
            apart.say(test.person(district, "Person " + n), as(earner));
        }

        assertThat(apart.of(as(earner))).hasSize(KeptAparts.MOST);
    }

    @Test
    void nothingIsGivenToWhoIsAwayOrGoesOnTheNextBusinessDay() {
        PersonId away = reviewer();
        PersonId going = reviewer();
        PersonId later = reviewer();
        self.away(today().minusDays(2), today(), as(away));
        self.away(today().plusDays(1), today().plusDays(3), as(going));
        self.away(today().plusDays(10), today().plusDays(12), as(later));
        submit();

        assertThat(List.of(load(away), load(going), load(later))).containsExactly(0, 0, 1);
        assertThat(take(away)).isFalse();
    }

    @Test
    void whatWaitedComesToWhoIsBack() {
        PersonId away = reviewer();
        self.away(today(), today(), as(away));
        submit();
        clock.advance(Duration.ofDays(1));
        targets.follow(district);

        assertThat(load(away)).isEqualTo(1);
    }

    @Test
    void aReaderIsGivenOnlyWhatTheyRead() {
        PersonId elsewhere = reviewer();
        PersonId here = reviewer();
        jdbc.sql("insert into reader_field (id, district_id, reader_id, kind, named)"
                        + " values (:id, :district, :reader, 'DEFINITION', :named)")
                .param("id", UUID.randomUUID())
                .param("district", district.id())
                .param("reader", elsewhere.id())
                .param("named", UUID.randomUUID().toString())
                .update();
        self.reads(List.of(), List.of(), List.of(definition.toString()), as(here));
        submit();

        assertThat(List.of(load(elsewhere), load(here))).containsExactly(0, 1);
        assertThat(take(elsewhere)).isFalse();
    }

    @Test
    void whatIsNotOnOfferIsNotNamed() {
        PersonId reader = reviewer();
        self.reads(
                List.of("No such subject"),
                List.of("xx"),
                List.of(UUID.randomUUID().toString()),
                as(reader));
        submit();

        assertThat(load(reader)).isEqualTo(1);
    }

    @Test
    void whatIsGivenBackGoesToAnotherAndNotBackAgain() {
        PersonId reader = reviewer();
        PersonId other = reviewer();
        submit();
        PersonId idle = reviewer();
        self.giveBack(held(reader), GivenBackWhy.NO_TIME, as(reader));

        assertThat(List.of(load(reader), load(other), load(idle))).containsExactly(0, 1, 1);
        people.withdraw(Role.REVIEWER, idle, district, null);

        assertThat(load(reader)).isZero();
        assertThat(take(reader)).isFalse();
    }

    @Test
    void whoKnowsWhoseItIsIsGivenNoLaterAttempt() {
        PersonId reader = reviewer();
        submit();
        self.giveBack(held(reader), GivenBackWhy.KNOWN, as(reader));

        assertThat(jdbc.sql(
                                "select count(*) from review_conflict where district_id = :district and person_id = :reader")
                        .param("district", district.id())
                        .param("reader", reader.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void nobodyGivesBackWhatIsAnothers() {
        PersonId reader = reviewer();
        PersonId other = reviewer();
        submit();

        assertThatThrownBy(() -> self.giveBack(held(reader), GivenBackWhy.NO_TIME, as(other)))
                .isInstanceOf(AssigningNotFound.class);
    }

    @Test
    void whoHasReadMuchWithTheOtherIsAskedAfterWhoHasMoreInHand() {
        PersonId one = reviewer();
        PersonId other = reviewer();
        for (int n = 0; n < 3; n++) {
            earner = test.person(district, "Earner " + n);
            submit();
        }
        record(one);
        record(other);
        PersonId third = reviewer();
        earner = test.person(district, "Fourth Earner");
        submit();
        record(one);
        record(other);
        earner = test.person(district, "Fifth Earner");
        submit();

        assertThat(load(third)).isEqualTo(2);
        assertThat(load(one) + load(other)).isEqualTo(1);
    }

    @Test
    void aReaderIsRemindedOnceBeforeTheDayAndOnceAfterIt() {
        PersonId reader = reviewer();
        submit();
        for (int day = 0; day < 12; day++) {
            clock.advance(Duration.ofDays(1));
            targets.follow(district);
        }

        assertThat(notices(reader)).containsOnlyOnce("review-due-soon", "review-late");
    }

    @Test
    void onClosedDaysNobodyIsReminded() {
        PersonId reader = reviewer();
        submit();
        // From Monday the 3rd of May: the 9th is a Sunday, and five business days were over on the 10th.
        clock.advance(Duration.ofDays(6));
        targets.follow(district);

        assertThat(notices(reader)).doesNotContain("review-due-soon", "review-late");
    }

    @Test
    void daysOnWhichTheDistrictIsClosedAreNobodysWaiting() {
        PersonId lead = test.person(district, "Lena Lead", Role.LEAD);
        TestPolicies.close(district, today().plusDays(7), today().plusDays(7), "Closed", context);
        reviewer();
        submit();
        // Ten business days from Monday the 3rd of May without the 10th are over with the 18th.
        clock.advance(Duration.ofDays(15));
        targets.follow(district);
        assertThat(notices(lead)).doesNotContain("reviews-overdue");
        clock.advance(Duration.ofDays(1));
        targets.follow(district);

        assertThat(notices(lead)).containsOnlyOnce("reviews-overdue");
    }

    @Test
    void aDistrictThatIsClosedForLongBothersNobodyAndLosesNothing() {
        PersonId lead = test.person(district, "Lena Lead", Role.LEAD);
        PersonId reader = reviewer();
        submit();
        TestPolicies.close(district, today().plusDays(1), LocalDate.of(today().getYear(), 12, 30), "Flooded", context);
        for (int week = 0; week < 30; week++) {
            clock.advance(Duration.ofDays(7));
            targets.follow(district);
        }

        assertThat(notices(reader)).doesNotContain("review-due-soon", "review-late");
        assertThat(loads.of(lead, district).lines())
                .extracting(ReadingLoads.Line::late)
                .containsOnly(0);
        assertThat(load(reader)).isEqualTo(1);
    }

    @Test
    void leadsAreToldOnceOfWhatWaitsTooLongButNotOfTheirOwn() {
        PersonId lead = test.person(district, "Lena Lead", Role.LEAD);
        PersonId own = test.person(district, "Otto Own", Role.LEAD);
        reviewer();
        earner = own;
        submit();
        for (int day = 0; day < 18; day++) {
            clock.advance(Duration.ofDays(1));
            targets.follow(district);
        }

        assertThat(notices(lead)).containsOnlyOnce("reviews-overdue");
        assertThat(notices(own)).doesNotContain("reviews-overdue");
    }

    @Test
    void atTheHardLimitItGoesToWhoeverIsFree() {
        PersonId slow = reviewer();
        reviewer();
        submit();
        PersonId idle = reviewer();
        clock.advance(Duration.ofDays(24));
        targets.follow(district);

        assertThat(load(idle)).isEqualTo(1);
        assertThat(load(slow)).isLessThanOrEqualTo(1);
    }

    @Test
    void atTheHardLimitItStaysWhereNobodyIsFree() {
        PersonId one = reviewer();
        PersonId other = reviewer();
        submit();
        clock.advance(Duration.ofDays(24));
        targets.follow(district);

        assertThat(List.of(load(one), load(other))).containsExactly(1, 1);
    }

    @Test
    void aLeadHandsOver() {
        PersonId lead = test.person(district, "Lena Lead", Role.LEAD);
        PersonId slow = reviewer();
        reviewer();
        submit();
        PersonId idle = reviewer();
        UUID review = held(slow);

        assertThat(loads.handOver(review, lead, district)).isTrue();
        assertThat(List.of(load(slow), load(idle))).containsExactly(0, 1);
        assertThat(notices(slow)).contains("reading-passed-on");
        assertThat(notices(idle)).contains("review-given");
    }

    @Test
    void noLeadHandsOverTheirOwnWorkOrWhatTheyReadToo() {
        PersonId lead = test.person(district, "Lena Lead", Role.LEAD);
        PersonId reading = test.person(district, "Rita Both", Role.LEAD, Role.REVIEWER);
        PersonId reader = reviewer();
        earner = lead;
        submit();

        assertThatThrownBy(() -> loads.handOver(held(reader), lead, district)).isInstanceOf(AssigningNotFound.class);
        assertThatThrownBy(() -> loads.handOver(held(reader), reading, district))
                .isInstanceOf(AssigningNotFound.class);
        assertThat(loads.of(lead, district).lines())
                .extracting(ReadingLoads.Line::held)
                .containsOnly(0);
    }

    @Test
    void leadsAreToldBeforeAnybodyHandsIn() {
        PersonId lead = test.person(district, "Lena Lead", Role.LEAD);
        reviewer();
        shortages.look(district);

        assertThat(notices(lead)).containsOnlyOnce("readers-missing");
        assertThat(shortages.of(district)).anySatisfy(each -> {
            assertThat(each.place()).isEqualTo(ReaderShortage.Place.BLIND);
            assertThat(each.needed()).isEqualTo(2);
            assertThat(each.able()).isEqualTo(1);
        });
    }

    @Test
    void leadsAreToldWhenAnEarnersNearLeaveTooFew() {
        PersonId lead = test.person(district, "Lena Lead", Role.LEAD);
        PersonId near = reviewer();
        reviewer();
        test.person(district, "Theo Third", Role.THIRD_READER);
        shortages.look(district);
        assertThat(notices(lead)).doesNotContain("readers-missing");
        works(earner, "north", null);
        works(near, "north", null);
        context.getBean(Submissions.class).start(definition, earner, district);
        due();

        assertThat(notices(lead)).containsOnlyOnce("readers-missing");
        assertThat(shortages.of(district)).extracting(ReaderShortage::apart).contains(1);
    }

    @Test
    void twoWhoBeginAtTheSameInstantBothBeginAndLeadsAreToldOnce() throws Exception {
        PersonId lead = test.person(district, "Lena Lead", Role.LEAD);
        PersonId other = test.person(district, "Olga Other");
        Submissions submissions = context.getBean(Submissions.class);
        TestAtOnce.run(
                () -> submissions.start(definition, earner, district),
                () -> submissions.start(definition, other, district));
        TestAtOnce.run(
                () -> shortages.lookFor(earner, version.id(), district),
                () -> shortages.lookFor(other, version.id(), district));

        assertThat(notices(lead)).containsOnlyOnce("readers-missing");
        due();
        assertThat(shortages.of(district).stream()
                        .filter(each -> each.definition().equals(definition)))
                .extracting(ReaderShortage::place)
                .containsExactlyInAnyOrder(ReaderShortage.Place.values());
    }

    @Test
    void thatThereAreEnoughAgainEndsIt() {
        reviewer();
        shortages.look(district);
        reviewer();
        test.person(district, "Theo Third", Role.THIRD_READER);
        shortages.look(district);

        assertThat(shortages.of(district)).isEmpty();
    }

    @Test
    void whoeverIsGivenItLateIsRemindedByTheDayThatWasPromised() {
        submit();
        // Handed in on a Monday and given on Friday: the promise is for the next Monday.
        clock.advance(Duration.ofDays(4));
        PersonId reader = reviewer();
        clock.advance(Duration.ofDays(3));
        targets.follow(district);
        assertThat(notices(reader)).contains("review-due-soon").doesNotContain("review-late");
        clock.advance(Duration.ofDays(1));
        targets.follow(district);

        assertThat(notices(reader)).containsOnlyOnce("review-late");
    }

    @Test
    void atTheHardLimitLeadsAreToldAgainWhereNobodyIsFree() {
        PersonId lead = test.person(district, "Lena Lead", Role.LEAD);
        reviewer();
        submit();
        for (int day = 0; day < 20; day++) {
            clock.advance(Duration.ofDays(1));
            targets.follow(district);
        }
        assertThat(notices(lead)).contains("reviews-overdue").doesNotContain("reviews-beyond");
        for (int day = 0; day < 3; day++) {
            clock.advance(Duration.ofDays(1));
            targets.follow(district);
        }

        assertThat(notices(lead)).containsOnlyOnce("reviews-overdue", "reviews-beyond");
        assertThat(loads.of(lead, district).late())
                .extracting(ReadingLoads.Late::reader, ReadingLoads.Late::beyond)
                .contains(tuple("", true));
    }

    @Test
    void whatGoesWrongWithOneKeepsNoOtherWaiting() {
        PersonId slow = reviewer();
        reviewer();
        submit();
        UUID broken = held(slow);
        earner = test.person(district, "Second Earner");
        submit();
        PersonId idle = reviewer();
        jdbc.sql("update double_review set open_criteria = cast('{\"not\":1}' as jsonb) where district_id = :district"
                        + " and id = (select double_review_id from review where id = :review)")
                .param("district", district.id())
                .param("review", broken)
                .update();
        clock.advance(Duration.ofDays(24));
        targets.follow(district);

        assertThat(load(idle)).isEqualTo(1);
    }

    @RepeatedTest(4)
    void whatIsSentWhileItIsHandedOverIsEitherRecordedOrWithAnother() throws Exception {
        PersonId lead = test.person(district, "Lena Lead", Role.LEAD);
        PersonId slow = reviewer();
        reviewer();
        submit();
        PersonId idle = reviewer();
        ReviewId review = reviews.assignedTo(slow, district).get(0);
        var ratings =
                TestReviews.ratings(reviews.criteriaOf(review, slow, district), criterion -> RubricLevel.DEMONSTRATED);
        AtomicBoolean passed = new AtomicBoolean();
        AtomicBoolean sent = new AtomicBoolean();
        TestAtOnce.run(
                () -> {
                    try {
                        passed.set(loads.handOver(review.id(), lead, district));
                    } catch (AssigningNotFound e) {
                        // It was sent first.
                        passed.set(false);
                    }
                },
                () -> {
                    try {
                        reviews.record(review, ratings, slow, district);
                        sent.set(true);
                    } catch (RuntimeException e) {
                        assertThat(e.getClass().getSimpleName()).isEqualTo("ReviewNotFound");
                    }
                });

        assertThat(sent.get()).isNotEqualTo(passed.get());
        assertThat(List.of(load(slow), load(idle))).containsExactly(0, passed.get() ? 1 : 0);
    }

    @Test
    void whoComesIsGivenSomeOfWhatWaitsAtOnceAndTheRestSoon() {
        for (int n = 0; n < 22; n++) {
            earner = test.person(district, "Earner " + n);
            submit();
        }
        PersonId reader = reviewer();
        assertThat(load(reader)).isEqualTo(20);
        due();

        assertThat(load(reader)).isEqualTo(22);
    }

    @Test
    void nobodyTakesWhatOneReadsWithWhomTheyHaveReadSoOften() {
        PersonId one = reviewer();
        PersonId other = reviewer();
        for (int n = 0; n < 3; n++) {
            earner = test.person(district, "Earner " + n);
            submit();
        }
        self.away(today(), today(), as(other));
        earner = test.person(district, "Fourth Earner");
        submit();
        PersonId fresh = notYetReading("Nina New");
        jdbc.sql("delete from reader_away where district_id = :district and reader_id = :reader")
                .param("district", district.id())
                .param("reader", other.id())
                .update();

        assertThat(load(one)).isEqualTo(4);
        assertThat(take(other)).isFalse();
        assertThat(take(fresh)).isTrue();
    }

    @Test
    void whatOneMayTakeIsFoundBehindAllThatTheyMayNot() {
        submit();
        UUID waiting = jdbc.sql("select id from double_review where district_id = :district")
                .param("district", district.id())
                .query(UUID.class)
                .single();
        for (int n = 0; n < 60; n++) {
            UUID copy = UUID.randomUUID();
            jdbc.sql("insert into double_review (id, version, district_id, submission_id, definition_id,"
                            + " definition_version_id, earner_id, attempt_no, open_criteria, status, submitted_at, sampled)"
                            + " select :copy, 0, district_id, :copy, definition_id, definition_version_id, earner_id,"
                            + " attempt_no, open_criteria, status, submitted_at, sampled from double_review"
                            + " where id = :id and district_id = :district")
                    .param("copy", copy)
                    .param("id", waiting)
                    .param("district", district.id())
                    .update();
            jdbc.sql("insert into review (id, version, district_id, double_review_id, slot, ratings, edition, minutes)"
                            + " select :copy, 0, district_id, :copy, slot, ratings, 0, 0 from review"
                            + " where double_review_id = :id and slot = 'FIRST' and district_id = :district")
                    .param("copy", copy)
                    .param("id", waiting)
                    .param("district", district.id())
                    .update();
        }
        PersonId named = notYetReading("Nina Named");
        apart.say(named, as(earner));
        assertThat(take(named)).isFalse();
        clock.advance(Duration.ofMinutes(1));
        self.away(today(), today(), as(named));
        earner = test.person(district, "Second Earner");
        submit();
        jdbc.sql("delete from reader_away where district_id = :district and reader_id = :reader")
                .param("district", district.id())
                .param("reader", named.id())
                .update();

        assertThat(take(named)).isTrue();
    }

    @Test
    void leadsAreToldThatBothReadersGaveItBackThoughEnoughSeemToBeThere() {
        PersonId lead = test.person(district, "Lena Lead", Role.LEAD);
        PersonId one = reviewer();
        PersonId other = reviewer();
        test.person(district, "Theo Third", Role.THIRD_READER);
        submit();
        self.giveBack(held(one), GivenBackWhy.NO_TIME, as(one));
        self.giveBack(held(other), GivenBackWhy.NO_TIME, as(other));
        due();

        assertThat(notices(lead)).containsOnlyOnce("readers-missing");
        assertThat(shortages.of(district)).extracting(ReaderShortage::place).contains(ReaderShortage.Place.BLIND);
        // Twice a day it is looked at anew, and stands as long as it waits.
        targets.follow(district);
        shortages.look(district);
        due();
        assertThat(notices(lead)).containsOnlyOnce("readers-missing");
    }

    @Test
    void theOnlyThirdReaderIsAskedLastToBeOneOfTheTwo() {
        PersonId third = test.person(district, "Theo Third", Role.REVIEWER, Role.THIRD_READER);
        List<PersonId> others = List.of(reviewer(), reviewer());
        for (int n = 0; n < 4; n++) {
            earner = test.person(district, "Earner " + n);
            submit();
        }

        assertThat(load(third)).isZero();
        assertThat(others).extracting(this::load).containsExactly(4, 4);
    }

    private PersonId reviewer() {
        return test.person(district, "Ray Reader", Role.REVIEWER);
    }

    private SubmissionId submit() {
        return TestSubmissions.submitted(definition, earner, district, context);
    }

    private int load(PersonId reader) {
        return reviews.assignedTo(reader, district).size();
    }

    private UUID held(PersonId reader) {
        ReviewId review = reviews.assignedTo(reader, district).get(0);
        return review.id();
    }

    private void due() {
        TestJobs.runDue(context, clock.instant());
    }

    /** They have the role but nothing was given to them: they are back from days away. */
    private PersonId notYetReading(String name) {
        PersonId person = test.person(district, name);
        jdbc.sql("insert into reader_away (id, district_id, reader_id, from_day, to_day)"
                        + " values (:id, :district, :reader, :today, :today)")
                .param("id", UUID.randomUUID())
                .param("district", district.id())
                .param("reader", person.id())
                .param("today", today())
                .update();
        people.give(Role.REVIEWER, person, district, null, "Trained");
        jdbc.sql("delete from reader_away where district_id = :district and reader_id = :reader")
                .param("district", district.id())
                .param("reader", person.id())
                .update();
        return person;
    }

    private void record(PersonId reader) {
        record(reader, RubricLevel.DEMONSTRATED);
    }

    private void record(PersonId reader, RubricLevel level) {
        for (ReviewId review : reviews.assignedTo(reader, district)) {
            reviews.record(
                    review,
                    TestReviews.ratings(reviews.criteriaOf(review, reader, district), criterion -> level),
                    reader,
                    district);
        }
    }

    private boolean take(PersonId reader) {
        return TestReviews.takeNext(reader, district, context);
    }

    private LocalDate today() {
        return self.today(district);
    }

    private SignedInPerson as(PersonId person) {
        return TestPeople.signedIn(person, district);
    }

    private List<String> notices(PersonId person) {
        return told.told(person, district);
    }

    /** The register says where somebody works, and under whom. */
    private void works(PersonId person, String school, PersonId manager) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        jdbc.sql("insert into staff_school (district_id, code, name) select :district, :code, :code where not exists"
                        + " (select 1 from staff_school where district_id = :district and code = :code)")
                .param("district", district.id())
                .param("code", school)
                .update();
        jdbc.sql(
                        "insert into staff_record (id, district_id, sourcedid, school_code, manager_sourcedid, given_at, changed_at)"
                                + " values (:id, :district, :sourcedid, :school, :manager, :now, :now)")
                .param("id", UUID.randomUUID())
                .param("district", district.id())
                .param("sourcedid", "s-" + person)
                .param("school", school)
                .param("manager", manager == null ? null : "s-" + manager)
                .param("now", now)
                .update();
        test.isRegisteredAs("s-" + person, person, district);
    }
}
