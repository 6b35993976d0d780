package org.waymark.review.assigning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.TestDefinitions;
import org.waymark.notices.TestNotices;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.review.Reviews;
import org.waymark.review.TestReviews;
import org.waymark.review.appeals.TestAppeals;
import org.waymark.submission.SubmissionId;

/** What is read anew is looked after as any reading, with the days that an appeal has. */
@OnH2
class AppealTargetsTests {

    @Autowired
    Targets targets;

    @Autowired
    ReadingLoads loads;

    @Autowired
    Reviews reviews;

    @Autowired
    TestPeople people;

    @Autowired
    TestNotices told;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private DistrictId district;
    private PersonId earner;
    private PersonId anew;
    private SubmissionId notYet;

    @BeforeEach
    void somebodyReadsAnew() {
        clock.reset();
        district = people.district();
        DefinitionId definition =
                TestDefinitions.smallGroupWorkIn(district, context).definition();
        earner = people.person(district, "Jordan Earner");
        anew = people.person(district, "Nia Newreader", Role.THIRD_READER);
        notYet = TestReviews.notYet(definition, earner, district, context);
        // Long after it was decided: the days count from when it was asked for.
        days(21);
        TestAppeals.file(notYet, earner, district, context);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void itsReaderIsRemindedOnceBeforeTheDayAndOnceAfterIt() {
        days(8);
        assertThat(told.told(anew, district)).doesNotContain("review-due-soon", "review-late");
        days(10);

        assertThat(told.told(anew, district)).containsOnlyOnce("review-due-soon", "review-late");
    }

    @Test
    void afterThatDayItGoesToAnotherWhoIsFree() {
        PersonId next = people.person(district, "Noor Next", Role.THIRD_READER);
        days(13);
        assertThat(reviews.assignedTo(next, district)).isEmpty();
        days(3);

        assertThat(reviews.assignedTo(next, district)).hasSize(1);
        assertThat(reviews.assignedTo(anew, district)).isEmpty();
        assertThat(told.told(anew, district)).containsOnlyOnce("reading-passed-on");
    }

    @Test
    void aLeadSeesItAmongWhatIsHeldAndWhenItIsLate() {
        PersonId lead = people.person(district, "Lena Lead", Role.LEAD);
        assertThat(line(lead))
                .extracting(ReadingLoads.Line::held, ReadingLoads.Line::late)
                .containsExactly(1, 0);
        clock.advance(Duration.ofDays(9));
        assertThat(line(lead).late()).as("five days are for first decisions").isZero();
        clock.advance(Duration.ofDays(7));

        assertThat(line(lead).late()).isEqualTo(1);
    }

    @Test
    void whatIsAnsweredIsLookedAfterNoMore() {
        TestAppeals.answer(anew, district, criterion -> RubricLevel.APPROACHING, context);
        days(18);

        assertThat(told.told(anew, district)).doesNotContain("review-due-soon", "review-late");
    }

    private ReadingLoads.Line line(PersonId lead) {
        return loads.of(lead, district).lines().stream()
                .filter(each -> each.name().equals("Nia Newreader"))
                .findFirst()
                .orElseThrow();
    }

    private void days(int count) {
        for (int day = 0; day < count; day++) {
            clock.advance(Duration.ofDays(1));
            targets.follow(district);
        }
    }
}
