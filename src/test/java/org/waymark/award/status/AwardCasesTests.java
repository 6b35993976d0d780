package org.waymark.award.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.award.AwardId;
import org.waymark.award.Awards;
import org.waymark.award.BadgeStanding;
import org.waymark.award.BadgeTerms;
import org.waymark.award.HeldAward;
import org.waymark.award.RevocationReason;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.notices.TestNotices;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.review.DecisionMade;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionId;

@OnH2
class AwardCasesTests {

    @Autowired
    AwardCases cases;

    @Autowired
    Awards awards;

    @Autowired
    BadgeTerms terms;

    @Autowired
    Definitions definitions;

    @Autowired
    TestPeople people;

    @Autowired
    TestNotices notices;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester web;

    private DistrictId district;
    private PersonId earner;
    private SignedInPerson lead;
    private SignedInPerson second;
    private DefinitionVersion definition;
    private AwardId award;

    @BeforeEach
    void anAwardAndTwoLeads() {
        clock.reset();
        district = people.district();
        earner = people.person(district, "Ella Earner");
        lead = TestPeople.signedIn(people.person(district, "Lena Lead", Role.LEAD), district);
        second = TestPeople.signedIn(people.person(district, "Sol Second", Role.LEAD), district);
        definition = definitions.published(district).get(0);
        award = awardedTo(earner);
    }

    @Test
    void anAwardIsTakenBackByTwo() {
        cases.propose(award, RevocationReason.NOT_OWN_WORK, "It was found elsewhere", lead);

        assertThat(standing()).isEqualTo(BadgeStanding.VALID);
        assertThat(notices.told(second.id(), district)).contains("award-revocation-proposed");
        assertThat(notices.told(earner, district)).doesNotContain("award-revocation-proposed");

        cases.confirm(award, proposal(), second);

        HeldAward held = awards.held(award, district).orElseThrow();
        assertThat(held.standing()).isEqualTo(BadgeStanding.REVOKED);
        assertThat(held.revokedFor()).isEqualTo(RevocationReason.NOT_OWN_WORK);
        assertThat(held.why()).isEqualTo("It was found elsewhere");
        assertThat(notices.told(earner, district)).contains("award-revoked");
    }

    @Test
    void whoProposedItDoesNotDecideIt() {
        cases.propose(award, RevocationReason.OTHER, "Why", lead);
        UUID proposal = proposal();

        assertThatThrownBy(() -> cases.confirm(award, proposal, lead)).isInstanceOf(AwardCaseNotFound.class);
        assertThat(standing()).isEqualTo(BadgeStanding.VALID);
    }

    @Test
    void whatWasDecidedIsNotDecidedAgain() {
        cases.propose(award, RevocationReason.OTHER, "Why", lead);
        UUID proposal = proposal();
        cases.keep(award, proposal, second);

        assertThatThrownBy(() -> cases.confirm(award, proposal, second)).isInstanceOf(AwardCaseNotFound.class);
        assertThat(standing()).isEqualTo(BadgeStanding.VALID);
        assertThat(notices.told(earner, district)).doesNotContain("award-revoked");
    }

    @Test
    void whileOneProposalWaitsThereIsNoOther() {
        cases.propose(award, RevocationReason.OTHER, "Why", lead);
        UUID first = proposal();
        cases.propose(award, RevocationReason.PRIVACY, "Also", second);

        assertThat(cases.overview(lead).waiting()).hasSize(1);
        assertThat(proposal()).isEqualTo(first);
    }

    @Test
    void nobodyDecidesOnTheirOwn() {
        AwardId own = awardedTo(lead.id());

        assertThatThrownBy(() -> cases.of(own, lead)).isInstanceOf(AwardCaseNotFound.class);
        assertThatThrownBy(() -> cases.suspend(own, "Why", lead)).isInstanceOf(AwardCaseNotFound.class);
        cases.propose(own, RevocationReason.OTHER, "Why", second);
        assertThat(cases.overview(lead).waiting()).isEmpty();
        assertThat(notices.told(lead.id(), district)).doesNotContain("award-revocation-proposed");
    }

    @Test
    void nobodyElseDecidesAnything() {
        SignedInPerson nobody = TestPeople.signedIn(people.person(district, "Nils Nobody"), district);
        DistrictId far = people.district();
        SignedInPerson elsewhere = TestPeople.signedIn(people.person(far, "Fay Far", Role.LEAD), far);

        assertThatThrownBy(() -> cases.of(award, nobody)).isInstanceOf(AwardCaseNotFound.class);
        assertThatThrownBy(() -> cases.suspend(award, "Why", nobody)).isInstanceOf(AwardCaseNotFound.class);
        assertThatThrownBy(() -> cases.of(award, elsewhere)).isInstanceOf(AwardCaseNotFound.class);
        assertThatThrownBy(() -> cases.overview(nobody)).isInstanceOf(AwardCaseNotFound.class);
    }

    @Test
    void oneLeadSuspendsAndAnyLifts() {
        cases.suspend(award, "Two people brought the same text", lead);
        assertThat(standing()).isEqualTo(BadgeStanding.SUSPENDED);
        assertThat(notices.told(earner, district)).contains("award-suspended");

        cases.resume(award, second);
        assertThat(standing()).isEqualTo(BadgeStanding.VALID);
        assertThat(notices.told(earner, district)).contains("award-resumed");
    }

    @Test
    void earnersAreToldOnceThatTheirBadgeEnds() {
        cases.hold(definition.definition(), 1, lead);
        PersonId other = people.person(district, "Otto Other");
        awardedTo(other);

        cases.tellOfEnds(district);
        cases.tellOfEnds(district);

        assertThat(notices.told(other, district)).containsOnlyOnce("award-ends");
        assertThat(notices.told(earner, district)).doesNotContain("award-ends");
    }

    @Test
    void theFormsSayWhatIsMissing() {
        assertThat(web.post()
                        .uri(path() + "/propose")
                        .param("why", " ")
                        .with(as(lead))
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a reason", "Write what you want the earner to know");
        assertThat(web.post().uri(path() + "/suspend").with(as(lead)).with(csrf()))
                .hasStatus(422);
        assertThat(web.get().uri("/admin/awards?badge=nonsense").with(as(lead)))
                .hasStatus(422)
                .bodyText()
                .contains("Enter the whole address or number of a badge");
        assertThat(web.post()
                        .uri("/admin/awards/terms")
                        .param("definition", definition.definition().toString())
                        .param("months", "a year")
                        .with(as(lead))
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("Enter whole months up to 240");
    }

    @Test
    void anAddressLeadsToTheAward() {
        assertThat(web.get()
                        .uri("/admin/awards?badge=https://w.example.org/badges/" + award + ".json")
                        .with(as(lead)))
                .hasStatus(302)
                .hasHeader("Location", path());
        assertThat(web.get().uri(path()).with(as(lead)))
                .hasStatusOk()
                .bodyText()
                .contains("Ella Earner", "Propose to take it back");
    }

    @Test
    void thePagesShowWhatWaits() {
        cases.propose(award, RevocationReason.PRIVACY, "A child's name is in it", lead);

        assertThat(web.get().uri("/admin/awards").with(as(second)))
                .hasStatusOk()
                .bodyText()
                .contains(definition.title(), "privacy of others");
        MvcTestResult page = web.get().uri(path()).with(as(second)).exchange();
        assertThat(page).bodyText().contains("Proposed by Lena Lead", "Take it back for good");
        assertThat(web.get().uri(path()).with(as(lead)))
                .bodyText()
                .contains("another lead decides")
                .doesNotContain("Take it back for good");
    }

    private AwardId awardedTo(PersonId person) {
        SubmissionId submission = SubmissionId.fresh();
        transaction.executeWithoutResult(status -> context.publishEvent(new DecisionMade(
                submission,
                definition.definition(),
                definition.id(),
                person,
                district,
                Outcome.AWARDED,
                clock.instant())));
        return awards.forSubmission(submission, district).orElseThrow().id();
    }

    private BadgeStanding standing() {
        return awards.held(award, district).orElseThrow().standing();
    }

    private UUID proposal() {
        return cases.overview(second).waiting().get(0).proposal().id();
    }

    private String path() {
        return "/admin/awards/" + award;
    }

    private RequestPostProcessor as(SignedInPerson person) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
    }
}
