package org.waymark.recognition.preapproval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.waymark.TestClock;
import org.waymark.award.Awards;
import org.waymark.award.RevocationReason;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NotOpen;
import org.waymark.notices.TestNotices;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.districts.TestPolicies;
import org.waymark.recognition.TestEarners;
import org.waymark.recognition.TestLedger;
import org.waymark.review.TestReviews;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

abstract class PreApprovalsContract {

    @Autowired
    PreApprovals requests;

    @Autowired
    PreApprovalPages pages;

    @Autowired
    Submissions submissions;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    private DistrictId district;
    private PersonId earner;
    private PersonId payroll;
    private PersonId lead;
    private DefinitionId definition;
    private LocalDate today;

    @BeforeEach
    void aRuleThatPays() {
        clock.reset();
        district = people.district();
        earner = people.person(district, "Ella Earner");
        lead = people.person(district, "Lena Lead", Role.LEAD);
        payroll = people.person(district, "Pat Payroll", Role.PAYROLL);
        definition =
                context.getBean(Definitions.class).published(district).get(0).definition();
        new TestLedger(district, context).twoHundredEach("Pay", lead);
        today = requests.today(district);
    }

    @Test
    void whereTheDistrictAsksForNoneItIsNeverMissing() {
        assertThat(requests.isMissing(definition, earner, district)).isFalse();
        submissions.start(definition, earner, district);
    }

    @Test
    void whatBringsPayIsNotBegunWithoutIt() {
        asked();

        assertThat(requests.isMissing(definition, earner, district)).isTrue();
        assertThatThrownBy(() -> submissions.start(definition, earner, district))
                .isInstanceOf(NotOpen.class);
    }

    @Test
    void nobodyOutsideTheirSchoolReadsTheNameOfAMinor() {
        asked();
        requests.ask(definition, "", earner, district);
        context.getBean(TestEarners.class).isMinor(earner, district);
        SignedInPerson clerk = TestPeople.signedIn(payroll, district);

        assertThat(pages.list(clerk, Role.PAYROLL, 1).rows())
                .singleElement()
                .extracting(PreApprovalPages.Row::name)
                .isNotEqualTo("Ella Earner");
        assertThat(pages.one(id(), clerk, Role.PAYROLL).name()).isNotEqualTo("Ella Earner");
    }

    @Test
    void withApprovalItIsBegun() {
        asked();
        requests.ask(definition, "For my class", earner, district);
        assertThat(context.getBean(TestNotices.class).told(payroll, district)).contains("pre-approval-asked");

        assertThat(answer(true, today, payroll)).isTrue();

        assertThat(context.getBean(TestNotices.class).told(earner, district)).contains("pre-approval-answered");
        assertThat(submissions.start(definition, earner, district)).isNotNull();
    }

    @Test
    void approvalEndsWithItsLastDay() {
        asked();
        requests.ask(definition, "", earner, district);
        answer(true, today, payroll);
        clock.advance(Duration.ofDays(1));

        assertThat(requests.isMissing(definition, earner, district)).isTrue();
    }

    @Test
    void whatWasBegunGoesOnAfterApprovalIsEnded() {
        asked();
        requests.ask(definition, "", earner, district);
        answer(true, null, payroll);
        Object begun = submissions.start(definition, earner, district);

        assertThat(requests.withdraw(id(), "No money left", district, lead, Role.LEAD))
                .isTrue();

        assertThat(requests.isMissing(definition, earner, district)).isTrue();
        assertThat(submissions.start(definition, earner, district)).isEqualTo(begun);
    }

    @Test
    void whatIsEarnedAnewIsAskedForAgain() {
        asked();
        requests.ask(definition, "", earner, district);
        answer(true, null, payroll);
        clock.advance(Duration.ofHours(1));
        SubmissionId awarded = TestReviews.awarded(definition, earner, district, context);
        assertThat(requests.isMissing(definition, earner, district)).isFalse();
        revoke(awarded);
        clock.advance(Duration.ofHours(1));

        assertThatThrownBy(() -> submissions.startAnew(definition, earner, district))
                .isInstanceOf(NotOpen.class);

        requests.ask(definition, "Once more", earner, district);
        answer(true, null, payroll);
        assertThat(submissions.startAnew(definition, earner, district)).isNotEqualTo(awarded);
    }

    @Test
    void nobodyAnswersTheirOwnAndNobodyTwice() {
        asked();
        requests.ask(definition, "", earner, district);

        assertThat(answer(true, null, earner)).isFalse();
        assertThat(answer(false, null, payroll)).isTrue();
        assertThat(answer(true, null, lead)).isFalse();
        assertThat(requests.isMissing(definition, earner, district)).isTrue();
    }

    @Test
    void askingAgainWhileItWaitsChangesNothing() {
        asked();
        requests.ask(definition, "First", earner, district);
        requests.ask(definition, "Second", earner, district);

        assertThat(requests.count(district)).isOne();
    }

    @Test
    void anotherDistrictFindsNothing() {
        asked();
        requests.ask(definition, "", earner, district);
        DistrictId far = people.district();

        assertThatThrownBy(() -> requests.answer(id(), true, "", null, far, payroll, Role.PAYROLL))
                .isInstanceOf(PreApprovalNotFound.class);
    }

    private void revoke(SubmissionId awarded) {
        Awards awards = context.getBean(Awards.class);
        awards.revoke(
                awards.forSubmission(awarded, district).orElseThrow().id(),
                district,
                "lead",
                RevocationReason.OTHER,
                "Copied");
    }

    private void asked() {
        TestPolicies.decide(district, "pre-approval", "1", context);
    }

    private boolean answer(boolean yes, LocalDate until, PersonId by) {
        return requests.answer(id(), yes, "Because", until, district, by, Role.PAYROLL);
    }

    private PreApprovalId id() {
        return requests.last(definition, earner, district).orElseThrow().id();
    }
}
