package org.waymark.review.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.RubricLevel;
import org.waymark.catalog.TestDefinitions;
import org.waymark.catalog.stacks.Rule;
import org.waymark.catalog.stacks.StackId;
import org.waymark.catalog.stacks.StackText;
import org.waymark.catalog.stacks.Stacks;
import org.waymark.jobs.TestJobs;
import org.waymark.notices.TestNotices;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.review.TestReviews;
import org.waymark.review.appeals.TestAppeals;
import org.waymark.review.assigning.TestAtOnce;
import org.waymark.submission.SubmissionId;

/** A stack of one micro-credential that admits reviewers. */
abstract class AdmissionsContract {

    @Autowired
    ApplicationContext context;

    @Autowired
    Admissions admissions;

    @Autowired
    Stacks stacks;

    @Autowired
    TestPeople people;

    @Autowired
    TestNotices notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private DistrictId district;
    private DefinitionVersion version;
    private StackId stack;
    private PersonId lead;
    private PersonId earner;

    @BeforeEach
    void start() {
        district = people.district();
        version = TestDefinitions.smallGroupWorkIn(district, context);
        Stacks.By operator = new Stacks.By(district, "operator", "OPERATOR");
        stack = stacks.begin(
                        "LEADER",
                        false,
                        new StackText("Teacher leader", "", Rule.all(List.of(Rule.credential(version.definition())))),
                        operator)
                .orElseThrow();
        stacks.publish(stack, operator);
        lead = people.person(district, "Lena Lead", Role.LEAD);
        earner = people.person(district, "Ella Earner");
    }

    @Test
    void whoEarnsItIsAskedAndALeadGivesTheRole() {
        admissions.choose(Set.of(stack), lead, district);
        earn();
        admissions.follow(district);
        assertThat(notices.told(earner, district)).contains("may-review");
        assertThat(admissions.overview(lead, district).wishes()).isEmpty();

        admissions.answer(true, earner, district);

        assertThat(notices.told(lead, district)).contains("reviewing-wished");
        assertThat(isReviewer()).isFalse();
        Admissions.Wish wish = admissions.overview(lead, district).wishes().get(0);
        assertThat(wish)
                .extracting(Admissions.Wish::name, Admissions.Wish::stack)
                .containsExactly("Ella Earner", "Teacher leader");
        admissions.admit(wish.id(), "Earned a stack", lead, district);
        assertThat(isReviewer()).isTrue();
        assertThat(admissions.overview(lead, district).wishes()).isEmpty();
    }

    @Test
    void whoEarnedItBeforeIsAskedWhenItIsChosen() {
        earn();

        admissions.choose(Set.of(stack), lead, district);
        assertThat(notices.told(earner, district))
                .as("the lead waits for nobody")
                .doesNotContain("may-review");
        due();

        assertThat(notices.told(earner, district)).contains("may-review");
    }

    @Test
    void whoCompletesItByAnAppealIsAsked() {
        admissions.choose(Set.of(stack), lead, district);
        PersonId third = people.person(district, "Thea Third", Role.THIRD_READER);
        SubmissionId notYet = TestReviews.notYet(version.definition(), earner, district, context);
        clock.advance(Duration.ofDays(1));
        admissions.follow(district);
        clock.advance(Duration.ofDays(5));
        TestAppeals.file(notYet, earner, district, context);
        TestAppeals.answer(third, district, criterion -> RubricLevel.DEMONSTRATED, context);
        assertThat(notices.told(earner, district)).doesNotContain("may-review");

        admissions.follow(district);

        assertThat(notices.told(earner, district)).containsOnlyOnce("may-review");
    }

    @Test
    void pressedTwiceAtOnceItIsChosenOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            TestAtOnce.run(
                    () -> admissions.choose(Set.of(stack), lead, district),
                    () -> admissions.choose(Set.of(stack), lead, district));
            assertThat(admissions.overview(lead, district).stacks())
                    .extracting(Admissions.Choice::admits)
                    .containsExactly(true);
            TestAtOnce.run(
                    () -> admissions.choose(Set.of(), lead, district),
                    () -> admissions.choose(Set.of(), lead, district));
            assertThat(admissions.overview(lead, district).stacks())
                    .extracting(Admissions.Choice::admits)
                    .containsExactly(false);
        }
        assertThat(verbs()).isEqualTo(10);
    }

    @Test
    void lookedForTwiceAtOnceNobodyIsAskedTwice() throws Exception {
        admissions.choose(Set.of(stack), lead, district);
        earn();

        TestAtOnce.run(() -> admissions.follow(district), () -> admissions.follow(district));

        assertThat(notices.told(earner, district)).containsOnlyOnce("may-review");
    }

    private long verbs() {
        return jdbc.sql("select count(*) from audit_entry where district = ? and verb like 'reviewing-stack-%'")
                .param(district.id())
                .query(Long.class)
                .single();
    }

    private void due() {
        TestJobs.runDue(context, clock.instant());
    }

    @Test
    void nobodyIsAskedTwiceNorWithoutAllOfIt() {
        admissions.choose(Set.of(stack), lead, district);
        PersonId other = people.person(district, "Otto Other");
        TestReviews.notYet(version.definition(), other, district, context);
        earn();
        admissions.follow(district);
        clock.advance(Duration.ofDays(1));
        admissions.follow(district);
        admissions.choose(Set.of(), lead, district);
        admissions.choose(Set.of(stack), lead, district);
        due();

        assertThat(notices.told(earner, district)).containsOnlyOnce("may-review");
        assertThat(notices.told(other, district)).doesNotContain("may-review");
    }

    @Test
    void withoutAChosenStackNobodyIsAsked() {
        earn();

        admissions.follow(district);

        assertThat(notices.told(earner, district)).doesNotContain("may-review");
    }

    @Test
    void whoIsProtectedAsAMinorIsNotAsked() {
        earn();
        jdbc.sql("update person set protected_until = ? where id = ?")
                .params(java.sql.Date.valueOf("2099-01-01"), earner.id())
                .update();

        admissions.choose(Set.of(stack), lead, district);
        due();

        assertThat(notices.told(earner, district)).doesNotContain("may-review");
    }

    @Test
    void whoSaysNoOrIsLeftIsOffTheListAndMaySayYesAgain() {
        UUID wish = TestAnchors.admission(stack, earner, true, district, context);

        admissions.leave(wish, lead, district);
        assertThat(admissions.overview(lead, district).wishes()).isEmpty();
        admissions.answer(false, earner, district);
        admissions.answer(true, earner, district);
        assertThat(admissions.overview(lead, district).wishes()).hasSize(1);
        admissions.answer(false, earner, district);

        assertThat(admissions.overview(lead, district).wishes()).isEmpty();
        assertThatThrownBy(() -> admissions.admit(wish, "Earned a stack", lead, district))
                .isInstanceOf(SampleNotFound.class);
    }

    @Test
    void nobodyGivesThemselvesTheRole() {
        UUID own = TestAnchors.admission(stack, lead, true, district, context);

        assertThat(admissions.overview(lead, district).wishes())
                .singleElement()
                .satisfies(wish -> assertThat(wish.own()).isTrue());
        assertThatThrownBy(() -> admissions.admit(own, "Earned a stack", lead, district))
                .isInstanceOf(SampleNotFound.class);
    }

    @Test
    void leadsOfAnotherDistrictFindNothing() {
        UUID wish = TestAnchors.admission(stack, earner, true, district, context);
        DistrictId far = people.district();
        PersonId farLead = people.person(far, "Far Lead", Role.LEAD);

        assertThatThrownBy(() -> admissions.admit(wish, "Earned a stack", farLead, far))
                .isInstanceOf(SampleNotFound.class);
        assertThat(admissions.overview(farLead, far).wishes()).isEmpty();
        assertThatThrownBy(() -> admissions.overview(earner, district)).isInstanceOf(SampleNotFound.class);
    }

    private void earn() {
        TestReviews.awarded(version.definition(), earner, district, context);
    }

    private boolean isReviewer() {
        return context.getBean(People.class).rolesOf(earner, district).contains(Role.REVIEWER);
    }
}
