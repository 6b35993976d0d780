package org.waymark.award.endorsements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.award.AwardId;
import org.waymark.award.Awards;
import org.waymark.award.Endorsable;
import org.waymark.award.JsonText;
import org.waymark.award.TestIssuer;
import org.waymark.award.verifying.Finding;
import org.waymark.award.verifying.Verdict;
import org.waymark.award.verifying.Verifications;
import org.waymark.catalog.TestDefinitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.ErasurePart;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;
import org.waymark.review.TestReviews;

/** What third parties sign for one badge alone, as its earner brings it. */
@OnH2
class EarnersEndorsementsTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    Awards awards;

    @Autowired
    Endorsable endorsable;

    @Autowired
    GivenEndorsements given;

    @Autowired
    Verifications verifications;

    @Autowired
    List<ErasurePart> parts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private final TestIssuer mentor = TestIssuer.key();
    private DistrictId district;
    private PersonId earnerId;
    private Authentication earner;
    private AwardId award;
    private String badge;
    private String page;

    @BeforeEach
    void aSharedBadge() {
        clock.reset();
        district = people.district();
        earnerId = people.person(district, "Hanna Holder");
        earner = TestPeople.as(earnerId, district);
        award = awards.forSubmission(
                        TestReviews.awarded(
                                TestDefinitions.smallGroupWorkIn(district, context)
                                        .definition(),
                                earnerId,
                                district,
                                context),
                        district)
                .orElseThrow()
                .id();
        sign();
        awards.share(award, earnerId, district, true);
        badge = endorsable.badge(award);
        page = "/badges/" + award + "/endorsements";
    }

    @Test
    void thePageSaysWhatAnEndorserNeeds() {
        assertThat(get(earner)).hasStatusOk().bodyText().contains("No endorsements yet", badge, "mailto:?subject=");
    }

    @Test
    void whatHoldsGoesIntoTheBadgeAndOnItsPage() {
        assertThat(add(spoken("I saw it."))).hasRedirectedUrl(page);
        sign();

        Verdict verdict = verifications.ofFile(web.get()
                .uri("/badges/" + award + ".json")
                .exchange()
                .getResponse()
                .getContentAsByteArray());
        assertThat(verdict.finding()).isEqualTo(Finding.VALID);
        assertThat(verdict.within())
                .extracting(Verdict.Within::words, Verdict.Within::finding)
                .containsExactly(tuple("I saw it.", Finding.VALID));
        assertThat(publicPage()).bodyText().contains("Endorsed by others", mentor.did(), "I saw it.");
    }

    @Test
    void anybodysKeyPutsNoNameOnThePageOfABadge() {
        add(mentor.sign(mentor.endorsement(badge, "I saw it.")
                .add(
                        "issuer",
                        JsonText.object()
                                .add("id", mentor.did())
                                .add("type", JsonText.array("Profile"))
                                .add("name", "Stanford University"))));
        sign();

        assertThat(credential()).contains("Stanford University");
        assertThat(publicPage()).bodyText().contains(mentor.did(), "I saw it.").doesNotContain("Stanford University");
    }

    @Test
    void whatNobodyCouldTellForLongLeavesTheBadgeUntilSomebodyCan() {
        add(spoken("I saw it."));
        sign();

        clock.advance(Duration.ofDays(91));
        check(Finding.ISSUER_SILENT);
        assertThat(credential()).doesNotContain("EndorsementCredential");

        check(Finding.VALID);
        assertThat(credential()).contains("EndorsementCredential");
    }

    private void check(Finding finding) {
        given.checked(
                EndorsementId.valueOf(id()),
                district,
                new Verdict(finding, List.of(), null, List.of(), clock.instant()));
        sign();
    }

    @Test
    void theBadgeOfAProtectedMinorIsSignedAnewWithoutIt() {
        add(spoken("I saw it."));
        sign();

        context.getBean(Audiences.class).give(earnerId, district, Audience.STUDENT, "operator", "At school here");
        sign();

        assertThat(credential()).doesNotContain("EndorsementCredential");
        assertThat(jdbc.sql("select count(*) from award_endorsement where district_id = ? and ended_at is null")
                        .param(district.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void itsEarnerTakesItOutAgain() {
        add(spoken("I saw it."));
        sign();

        assertThat(post(page + "/" + id() + "/end", "")).hasRedirectedUrl(page);
        sign();

        assertThat(credential()).doesNotContain("EndorsementCredential");
        assertThat(publicPage()).bodyText().doesNotContain("I saw it.");
    }

    @Test
    void whatSpeaksForSomethingElseOrWasChangedStaysOut() {
        assertThat(add(mentor.sign(mentor.endorsement(badge + "0", "I saw it."))))
                .hasStatus(422)
                .bodyText()
                .contains("This endorses nothing of yours");
        assertThat(add(spoken("I saw it.").replace("I saw", "I made")))
                .hasStatus(422)
                .bodyText()
                .contains("it was changed afterwards");
        sign();
        assertThat(credential()).doesNotContain("EndorsementCredential");
    }

    @Test
    void aBadgeCarriesFiveAtMost() {
        for (int i = 0; i < 5; i++) {
            assertThat(add(spoken("Number " + i))).hasRedirectedUrl(page);
        }

        assertThat(add(spoken("One more"))).hasStatus(422).bodyText().contains("five endorsements at most");
    }

    @Test
    void nobodyElseAddsItOrWithoutASharedBadgeSeesOrEndsIt() {
        add(spoken("I saw it."));
        awards.share(award, earnerId, district, false);
        Authentication colleague = TestPeople.as(people.person(district, "Carla Colleague"), district);
        Authentication lead = TestPeople.as(people.person(district, "Lena Lead", Role.LEAD), district);

        assertThat(get(colleague)).hasStatus(404);
        assertThat(get(lead)).hasStatus(404);
        assertThat(web.get().uri("/admin/endorsements").with(authentication(lead)))
                .bodyText()
                .doesNotContain("I saw it.");
        assertThat(web.post()
                        .uri("/admin/endorsements/" + id() + "/end")
                        .with(csrf())
                        .with(authentication(lead)))
                .hasStatus(404);
    }

    @Test
    void aLeadTakesItOutOfASharedBadgeAndTheEarnerIsTold() {
        add(spoken("I saw it."));
        sign();
        Authentication designer = TestPeople.as(people.person(district, "Dora Designer", Role.DESIGNER), district);
        Authentication lead = TestPeople.as(people.person(district, "Lena Lead", Role.LEAD), district);

        assertThat(end(designer)).hasStatus(404);
        assertThat(web.get().uri("/admin/endorsements").with(authentication(lead)))
                .bodyText()
                .contains("I saw it.", mentor.did());
        assertThat(end(lead)).hasRedirectedUrl("/admin/endorsements");
        sign();

        assertThat(credential()).doesNotContain("EndorsementCredential");
        assertThat(web.get().uri("/notices").with(authentication(earner)))
                .bodyText()
                .contains("Your district took an endorsement out of your badge");
    }

    private MvcTestResult end(Authentication who) {
        return web.post()
                .uri("/admin/endorsements/" + id() + "/end")
                .with(csrf())
                .with(authentication(who))
                .exchange();
    }

    @Test
    void whatItsEndorserTakesBackLeavesTheBadgeAndTheEarnerIsTold() {
        add(spoken("I saw it."));
        sign();

        given.checked(
                EndorsementId.valueOf(id()),
                district,
                new Verdict(Finding.REVOKED, List.of(), null, List.of(), clock.instant()));
        sign();

        assertThat(credential()).doesNotContain("EndorsementCredential");
        assertThat(web.get().uri("/notices").with(authentication(earner)))
                .bodyText()
                .contains("so your badge is signed anew without it");
    }

    @Test
    void noWordOfItStaysOfWhoeverIsErased() {
        add(spoken("Hanna did it."));
        sign();

        parts.stream()
                .filter(part -> part.tables().contains("award_endorsement")
                        || part.tables().contains("award"))
                .forEach(part -> part.erase(new Erasure(earnerId, district, false, Set.of())));
        sign();

        assertThat(credential()).doesNotContain("Hanna did it.");
        assertThat(jdbc.sql("select count(*) from award_endorsement where district_id = ?")
                        .param(district.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private String spoken(String words) {
        return mentor.sign(mentor.endorsement(badge, words));
    }

    private void sign() {
        TestJobs.runDue(context, clock.instant());
    }

    private String credential() {
        return jdbc.sql("select credential from award where id = ?")
                .param(award.id())
                .query(String.class)
                .single();
    }

    private String id() {
        return jdbc.sql("select id from award_endorsement where district_id = ?")
                .param(district.id())
                .query(String.class)
                .single();
    }

    private MvcTestResult publicPage() {
        return web.get().uri("/badges/" + award).exchange();
    }

    private MvcTestResult add(String endorsement) {
        return post(page, endorsement);
    }

    private MvcTestResult get(Authentication who) {
        return web.get().uri(page).with(authentication(who)).exchange();
    }

    private MvcTestResult post(String address, String endorsement) {
        return web.post()
                .uri(address)
                .param("badge", endorsement)
                .with(csrf())
                .with(authentication(earner))
                .exchange();
    }
}
