package org.waymark.award.endorsements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.TestClock;
import org.waymark.award.AwardCard;
import org.waymark.award.Awards;
import org.waymark.award.Endorsable;
import org.waymark.award.Endorsements;
import org.waymark.award.TestIssuer;
import org.waymark.award.verifying.Finding;
import org.waymark.award.verifying.Turns;
import org.waymark.award.verifying.Verdict;
import org.waymark.award.verifying.Verifications;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.TestDefinitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.TestPeople;
import org.waymark.review.TestReviews;

/** What third parties sign for a district's badges. */
abstract class EndorsementPagesContract {

    private static final String PAGE = "/admin/endorsements";

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    Endorsements endorsements;

    @Autowired
    GivenEndorsements given;

    @Autowired
    Turns turns;

    @Autowired
    Endorsable endorsable;

    @Autowired
    Verifications verifications;

    @Autowired
    Awards awards;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private final TestIssuer university = TestIssuer.key();
    private DistrictId district;
    private PersonId leadId;
    private Authentication lead;
    private DefinitionVersionId version;
    private DefinitionId definition;
    private String achievement;

    @BeforeEach
    void begin() {
        clock.reset();
        district = people.district();
        leadId = people.person(district, "Lena Lead", Role.LEAD);
        lead = TestPeople.as(leadId, district);
        DefinitionVersion groupWork = TestDefinitions.smallGroupWorkIn(district, context);
        version = groupWork.id();
        definition = groupWork.definition();
        achievement = endorsable.achievement(version, district);
    }

    @Test
    void thePageSaysWhatAnEndorserNeeds() {
        assertThat(get()).bodyText().contains("No endorsements yet", achievement, endorsable.issuer(district));
    }

    @Test
    void whatHoldsIsTakenAndGoesIntoBadges() {
        assertThat(add(university.sign(university.endorsement(achievement, "Well made."))))
                .hasRedirectedUrl(PAGE);

        assertThat(get()).bodyText().contains("Other Issuer", "Well made.");
        assertThat(endorsements.ofAchievement(version, district)).hasSize(1);
        assertThat(endorsements.ofIssuer(district)).isEmpty();
    }

    @Test
    void aBadgeThatCarriesItVerifiesWithIt() {
        add(university.sign(university.endorsement(achievement, "Well made.")));
        add(university.sign(university.endorsement(endorsable.issuer(district), "A good place to learn.")));
        PersonId earner = people.person(district, "Hanna Holder");
        var submission = TestReviews.awarded(definition, earner, district, context);
        TestJobs.runDue(context, clock.instant());
        AwardCard award = awards.forSubmission(submission, district).orElseThrow();

        Verdict verdict = verifications.ofFile(web.get()
                .uri("/badges/" + award.id() + ".json")
                .with(authentication(TestPeople.as(earner, district)))
                .exchange()
                .getResponse()
                .getContentAsByteArray());

        assertThat(verdict.finding()).isEqualTo(Finding.VALID);
        assertThat(verdict.within())
                .extracting(Verdict.Within::words, Verdict.Within::finding)
                .containsExactlyInAnyOrder(
                        tuple("Well made.", Finding.VALID), tuple("A good place to learn.", Finding.VALID));
    }

    @Test
    void whatDoesNotHoldStaysOut() {
        String signed = university.sign(university.endorsement(achievement, "Well made."));

        assertThat(add(signed.replace("Well made", "Best of all")))
                .hasStatus(422)
                .bodyText()
                .contains("it was changed afterwards");
        assertThat(add(university.sign(university.endorsement("https://other.example/x", "Well made."))))
                .hasStatus(422)
                .bodyText()
                .contains("This endorses nothing of yours");
        assertThat(add(university.sign(university.badge("Listening"))))
                .hasStatus(422)
                .bodyText()
                .contains("This is no endorsement");
        assertThat(add(signed)).hasRedirectedUrl(PAGE);
        assertThat(add(signed)).hasStatus(422).bodyText().contains("It stands here already");
    }

    /** It would keep every badge from being signed. */
    @Test
    void whatHoldsOnlyByItselfStaysOut() {
        assertThat(add(university.sign(
                        university.endorsement(achievement, "Well made.").remove("name"))))
                .hasStatus(422)
                .bodyText()
                .contains("does not fit inside your badges");
    }

    @Test
    void whatIsEndedGoesIntoNoBadge() {
        add(university.sign(university.endorsement(achievement, "Well made.")));
        post(PAGE + "/" + id() + "/end", "");

        assertThat(endorsements.ofAchievement(version, district)).isEmpty();
    }

    @Test
    void whatWasEndedByMistakeComesBack() {
        String signed = university.sign(university.endorsement(achievement, "Well made."));
        add(signed);
        post(PAGE + "/" + id() + "/end", "");

        assertThat(add(signed)).hasRedirectedUrl(PAGE);
        assertThat(endorsements.ofAchievement(version, district)).hasSize(1);
    }

    @Test
    void whatItsEndorserTakesBackGoesIntoNoBadgeAndTheLeadIsTold() {
        add(university.sign(university.endorsement(achievement, "Well made.")));

        found(Finding.REVOKED);

        assertThat(endorsements.ofAchievement(version, district)).isEmpty();
        assertThat(get()).bodyText().contains("Goes into no badge", "Its issuer has taken it back.");
        assertThat(web.get().uri("/notices").with(authentication(lead)))
                .bodyText()
                .contains("stands no more, so it goes into no badge");
    }

    @Test
    void whatOnlyRestsComesBackWithItsEndorsersWord() {
        add(university.sign(university.endorsement(achievement, "Well made.")));
        found(Finding.SUSPENDED);

        given.checkAll(district);
        TestJobs.runDue(context, clock.instant());

        assertThat(endorsements.ofAchievement(version, district)).hasSize(1);
    }

    @Test
    void anEndorserWhoIsSilentForADayChangesNothingAndForThreeMonthsAll() {
        add(university.sign(university.endorsement(achievement, "Well made.")));

        clock.advance(Duration.ofDays(89));
        found(Finding.STATUS_SILENT);
        assertThat(endorsements.ofAchievement(version, district)).hasSize(1);

        clock.advance(Duration.ofDays(1));
        assertThat(endorsements.ofAchievement(version, district)).isEmpty();
    }

    @Test
    void whoeverHasTwoChecksUnderWayWaitsForThem() {
        turns.take(
                leadId,
                () -> turns.take(leadId, () -> {
                    assertThat(add("{}")).hasStatus(429);
                    return "done";
                }));
    }

    @Test
    void onlyThoseWhoLookAfterStacksDo() {
        lead = TestPeople.as(people.person(district, "Hanna Holder"), district);

        assertThat(get()).hasStatus(404);
    }

    /** What the next check is to come to. */
    private void found(Finding finding) {
        given.checked(
                EndorsementId.valueOf(id()),
                district,
                new Verdict(finding, List.of(), null, List.of(), clock.instant()));
    }

    private String id() {
        return jdbc.sql("select id from award_endorsement where district_id = ?")
                .param(district.id())
                .query(String.class)
                .single();
    }

    private MvcTestResult add(String badge) {
        return post(PAGE, badge);
    }

    private MvcTestResult get() {
        return web.get().uri(PAGE).with(authentication(lead)).exchange();
    }

    private MvcTestResult post(String address, String badge) {
        return web.post()
                .uri(address)
                .param("badge", badge)
                .with(csrf())
                .with(authentication(lead))
                .exchange();
    }
}
