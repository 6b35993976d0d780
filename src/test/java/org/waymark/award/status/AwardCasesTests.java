package org.waymark.award.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.waymark.people.identities.TestIdentities;
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
    TestIdentities links;

    @Autowired
    ProposalsOfPerson kept;

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

        assertThat(cases.confirm(award, proposal, second)).isFalse();
        assertThat(cases.keep(award, proposal, second)).isFalse();
        assertThat(standing()).isEqualTo(BadgeStanding.VALID);
        assertThat(notices.told(earner, district)).doesNotContain("award-revoked");
    }

    @Test
    void twoIdentitiesOfOnePersonAreNotTwo() {
        cases.propose(award, RevocationReason.OTHER, "Why", lead);
        UUID proposal = proposal();
        SignedInPerson main = TestPeople.signedIn(people.person(district, "Lena Main"), district);
        links.link(main.id(), lead.id(), district);

        assertThatThrownBy(() -> cases.confirm(award, proposal, main)).isInstanceOf(AwardCaseNotFound.class);
        assertThat(cases.of(award, main).mine()).isTrue();
        assertThat(cases.of(award, second).mine()).isFalse();
        assertThat(standing()).isEqualTo(BadgeStanding.VALID);
    }

    @Test
    void whoProposedItLearnsWhatBecameOfIt() {
        cases.propose(award, RevocationReason.OTHER, "Why", lead);
        cases.keep(award, proposal(), second);
        assertThat(notices.told(lead.id(), district)).containsOnlyOnce("award-revocation-declined");

        cases.propose(award, RevocationReason.OTHER, "Why", lead);
        cases.confirm(award, proposal(), second);
        assertThat(notices.told(lead.id(), district)).containsOnlyOnce("award-revocation-agreed");
        assertThat(notices.told(second.id(), district)).doesNotContain("award-revocation-agreed");
    }

    @Test
    void itsEarnerFindsWhatBecameOfAProposal() {
        cases.propose(award, RevocationReason.OTHER, "Why", lead);
        assertThat(kept.held(earner, district))
                .extracting(line -> line.getCodes()[0])
                .containsExactly("award.case.privacy.OPEN");
        cases.keep(award, proposal(), second);

        assertThat(kept.held(earner, district))
                .extracting(line -> line.getCodes()[0])
                .containsExactly("award.case.privacy.KEPT");
    }

    @Test
    void ofTwoWhoProposeAtOnceOneIsFirst() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> first =
                    both.invokeAll(List.of(proposing(lead, together), proposing(second, together)));

            assertThat(List.of(first.get(0).get(), first.get(1).get())).containsExactlyInAnyOrder(true, false);
            assertThat(cases.overview(lead).waiting()).hasSize(1);
        } finally {
            both.shutdownNow();
        }
    }

    private Callable<Boolean> proposing(SignedInPerson person, CyclicBarrier together) {
        return () -> {
            together.await();
            return cases.propose(award, RevocationReason.OTHER, "Why", person);
        };
    }

    @Test
    void wherePeopleAreTooFewThePageSaysWhatToDo() {
        PersonId only = people.person(people.district(), "Una Only", Role.LEAD);
        assertThat(cases.of(award, lead).alone()).isFalse();

        AwardId secondsOwn = awardedTo(second.id());
        assertThat(cases.of(secondsOwn, lead).alone()).isTrue();
        String path = "/admin/awards/" + secondsOwn;
        assertThat(web.get().uri(path).with(as(lead)))
                .bodyText()
                .contains("Nobody else can decide this now", "/admin/people");
        cases.propose(secondsOwn, RevocationReason.OTHER, "Why", lead);
        assertThat(web.get().uri(path).with(as(lead))).bodyText().contains("Nobody else can decide this now");
        assertThat(notices.told(only, district)).isEmpty();
    }

    @Test
    void whatIsSuspendedIsListedAndLeadsAreReminded() {
        cases.suspend(award, "A look", lead);
        assertThat(cases.overview(second).suspended())
                .extracting(AwardCases.Suspended::award)
                .containsExactly(award);

        cases.remindOfSuspended(district);
        assertThat(notices.told(lead.id(), district)).doesNotContain("award-suspended-still");

        clock.advance(Duration.ofDays(14));
        cases.remindOfSuspended(district);
        cases.remindOfSuspended(district);
        assertThat(notices.told(lead.id(), district)).containsOnlyOnce("award-suspended-still");
        assertThat(notices.told(second.id(), district)).containsOnlyOnce("award-suspended-still");
    }

    @Test
    void whatWasToEndHoldsLongerWhereALeadSaysSo() {
        cases.hold(definition.definition(), 1, lead);
        PersonId other = people.person(district, "Otto Other");
        AwardId ending = awardedTo(other);
        Instant end = awards.held(ending, district).orElseThrow().validUntil();
        String path = "/admin/awards/" + ending;

        assertThat(web.post()
                        .uri(path + "/extend")
                        .param("until", "2020-01-01")
                        .with(as(lead))
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("Enter a day after today", "2020-01-01");
        assertThat(web.post()
                        .uri(path + "/extend")
                        .param("until", "2030-06-30")
                        .with(as(lead))
                        .with(csrf()))
                .hasStatus(302);

        assertThat(awards.held(ending, district).orElseThrow().validUntil()).isAfter(end);
        assertThat(notices.told(other, district)).contains("award-extended");
        assertThat(cases.extend(award, LocalDate.of(2030, 6, 30), lead)).isFalse();
    }

    @Test
    void whoeverComesSecondIsToldAndLosesNoWords() {
        cases.suspend(award, "A look", second);
        assertThat(web.post()
                        .uri(path() + "/suspend")
                        .param("why", "My own words")
                        .with(as(lead))
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("Somebody was first", "My own words");
        cases.resume(award, second);
        assertThat(web.post().uri(path() + "/resume").with(as(lead)).with(csrf()))
                .hasStatus(422);

        cases.propose(award, RevocationReason.OTHER, "Why", second);
        assertThat(web.post()
                        .uri(path() + "/propose")
                        .param("reason", "PRIVACY")
                        .param("why", "My other words")
                        .with(as(lead))
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("Somebody was first", "My other words");
    }

    @Test
    void whatNobodyKnowsAndWhatIsOnesOwnReadTheSame() {
        AwardId own = awardedTo(lead.id());
        for (Object badge : List.of(own, AwardId.fresh())) {
            assertThat(web.get().uri("/admin/awards?badge=" + badge).with(as(lead)))
                    .hasStatus(422)
                    .bodyText()
                    .contains("There is no badge with this address that you could look at");
        }
    }

    @Test
    void itIsTakenBackForGoodOnlyByWhoTicksIt() {
        cases.propose(award, RevocationReason.OTHER, "Why", lead);
        String confirm = path() + "/proposals/" + proposal() + "/confirm";

        assertThat(web.post().uri(confirm).with(as(second)).with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("Tick that you have read it all");
        assertThat(standing()).isEqualTo(BadgeStanding.VALID);

        assertThat(web.post()
                        .uri(confirm)
                        .param("sure", "true")
                        .with(as(second))
                        .with(csrf()))
                .hasStatus(302);
        assertThat(standing()).isEqualTo(BadgeStanding.REVOKED);
    }

    @Test
    void whoIsSecondReadsWhatAnotherDecided() {
        SignedInPerson third = TestPeople.signedIn(people.person(district, "Tess Third", Role.LEAD), district);
        cases.propose(award, RevocationReason.OTHER, "Why", lead);
        String kept = path() + "/proposals/" + proposal();
        cases.keep(award, proposal(), second);

        assertThat(decide(kept + "/confirm", third))
                .hasStatus(422)
                .bodyText()
                .contains("Another lead has decided this meanwhile: the award stands")
                .doesNotContain("Sol Second");
        assertThat(standing()).isEqualTo(BadgeStanding.VALID);

        cases.propose(award, RevocationReason.OTHER, "Why", lead);
        String taken = path() + "/proposals/" + proposal();
        cases.confirm(award, proposal(), second);

        assertThat(decide(taken + "/keep", third))
                .hasStatus(422)
                .bodyText()
                .contains("Another lead has decided this meanwhile: the award was taken back");
        assertThat(standing()).isEqualTo(BadgeStanding.REVOKED);
    }

    @Test
    void aProposalThatIsNoneIsNotFound() {
        assertThat(decide(path() + "/proposals/" + UUID.randomUUID() + "/keep", second))
                .hasStatus(404);
    }

    private MockMvcTester.MockMvcRequestBuilder decide(String path, SignedInPerson by) {
        return web.post().uri(path).param("sure", "true").with(as(by)).with(csrf());
    }

    @Test
    void whatWasTakenBackStaysOnItsEarnersRecord() {
        awards.revoke(award, district, "operator", RevocationReason.OTHER, "Why");
        SignedInPerson me = TestPeople.signedIn(earner, district);

        assertThat(web.get().uri("/record").with(as(me))).bodyText().contains("Revoked", "/badges/" + award);
        assertThat(web.get().uri("/badges/" + award).with(as(me)))
                .bodyText()
                .containsPattern("/submissions/[0-9a-f-]+/decision");
    }

    @Test
    void whileOneProposalWaitsThereIsNoOther() {
        assertThat(cases.propose(award, RevocationReason.OTHER, "Why", lead)).isTrue();
        UUID first = proposal();
        assertThat(cases.propose(award, RevocationReason.PRIVACY, "Also", second))
                .isFalse();

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
                .contains("Enter whole months up to 240", "a year");
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
