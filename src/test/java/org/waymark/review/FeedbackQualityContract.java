package org.waymark.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.TestPeople;
import org.waymark.people.districts.TestPolicies;
import org.waymark.submission.SubmissionId;

abstract class FeedbackQualityContract {

    @Autowired
    ApplicationContext context;

    @Autowired
    FeedbackQuality quality;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    private DistrictId district;
    private DefinitionId definition;

    @BeforeEach
    void start() {
        district = people.district();
        definition = TestDefinitions.smallGroupWorkIn(district, context).definition();
    }

    @Test
    void saysNothingOfFourPeople() {
        answer(4, CouldAct.YES);
        clock.advance(Duration.ofDays(40));

        assertThat(quality.of(district).shown()).isFalse();
        assertThat(quality.of(district).answers()).isEmpty();
    }

    @Test
    void countsWhatFivePeopleSaid() {
        answer(4, CouldAct.YES);
        answer(1, CouldAct.NO);
        clock.advance(Duration.ofDays(40));

        assertThat(quality.of(district).of(CouldAct.YES)).isEqualTo(4);
        assertThat(quality.of(district).of(CouldAct.NO)).isEqualTo(1);
    }

    /** Numbers that move with each answer would tell whose it was. */
    @Test
    void countsWholeMonthsOnly() {
        answer(5, CouldAct.YES);

        assertThat(quality.of(district).shown()).isFalse();
    }

    /** Nor may an old decision's answer that comes late, or another one in its place, move them. */
    @Test
    void whatIsSaidLaterIsCountedLater() {
        PersonId late = people.person(district, "Late");
        SubmissionId decided = TestReviews.notYet(definition, late, district, context);
        answer(5, CouldAct.YES);
        clock.advance(Duration.ofDays(40));

        quality.say(decided, CouldAct.NO, late, district);
        assertThat(quality.of(district).answers()).containsExactly(Map.entry(CouldAct.YES, 5L));
        clock.advance(Duration.ofDays(31));

        assertThat(quality.of(district).of(CouldAct.NO)).isEqualTo(1);
    }

    @Test
    void whatWasSaidStandsOnceItsMonthIsOver() {
        PersonId earner = people.person(district, "Jordan");
        SubmissionId decided = TestReviews.notYet(definition, earner, district, context);
        assertThat(quality.say(decided, CouldAct.NO, earner, district)).isTrue();
        assertThat(quality.say(decided, CouldAct.PARTLY, earner, district)).isTrue();
        clock.advance(Duration.ofDays(40));

        assertThat(quality.say(decided, CouldAct.YES, earner, district)).isFalse();
        assertThat(quality.said(decided, earner, district)).contains(new FeedbackQuality.Said(CouldAct.PARTLY, false));
    }

    @Test
    void showsLaterWhereTheDistrictAsksForMore() {
        TestPolicies.decide(district, "small-group", "6", context);
        answer(5, CouldAct.YES);
        clock.advance(Duration.ofDays(40));

        assertThat(quality.of(district).shown()).isFalse();
    }

    @Test
    void seesNothingOfAnotherDistrict() {
        answer(5, CouldAct.YES);
        clock.advance(Duration.ofDays(40));

        assertThat(quality.of(people.district()).shown()).isFalse();
    }

    private void answer(int persons, CouldAct answer) {
        for (int i = 0; i < persons; i++) {
            PersonId earner = people.person(district, "Jordan " + answer + i);
            quality.say(TestReviews.notYet(definition, earner, district, context), answer, earner, district);
        }
    }
}
