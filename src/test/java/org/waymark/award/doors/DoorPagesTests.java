package org.waymark.award.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.award.AwardId;
import org.waymark.award.Awards;
import org.waymark.award.RevocationReason;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.TestDefinitions;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;
import org.waymark.review.TestReviews;

@OnH2
class DoorPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Awards awards;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationContext context;

    private DistrictId district;
    private PersonId holder;
    private Authentication me;
    private Authentication visitor;
    private AwardId award;

    @BeforeEach
    void begin() {
        district = people.district();
        holder = people.person(district, "Hanna Holder");
        me = TestPeople.as(holder, district);
        visitor = TestPeople.as(people.person(district, "Vera Visitor"), district);
        DefinitionVersion definition = TestDefinitions.smallGroupWorkIn(district, context);
        award = awards.forSubmission(TestReviews.awarded(definition.definition(), holder, district, context), district)
                .orElseThrow()
                .id();
    }

    @Test
    void nobodyIsFoundWhoSaidNothing() {
        assertThat(get("/doors", visitor))
                .bodyText()
                .contains("No door is open yet")
                .doesNotContain("Hanna Holder");
    }

    @Test
    void anOpenDoorIsFoundByItsCompetencyUntilItIsClosed() {
        assertThat(open("my groups on Tuesdays")).hasRedirectedUrl("/doors/mine");
        assertThat(get("/doors?q=small group", visitor))
                .bodyText()
                .contains("Hanna Holder", "You may visit me for: my groups on Tuesdays");
        assertThat(get("/doors?q=astronomy", visitor)).bodyText().doesNotContain("Hanna Holder");

        post("/doors/mine/" + award + "/close", me);
        assertThat(get("/doors", visitor)).bodyText().doesNotContain("Hanna Holder");
    }

    @Test
    void anotherSentenceTakesThePlaceOfTheFirst() {
        open("one thing");
        open("another thing");

        assertThat(get("/doors", visitor)).bodyText().contains("another thing").doesNotContain("one thing");
    }

    @Test
    void aDoorSaysForWhat() {
        assertThat(open("  ")).hasStatus(422).bodyText().contains("Write what you may be visited for");
        assertThat(open("x".repeat(301))).hasStatus(422).bodyText().contains("x".repeat(301));
    }

    @Test
    void nobodyOpensTheDoorOfAnother() {
        assertThat(post("/doors/mine", visitor, "award", award.toString(), "words", "mine now"))
                .hasStatus(404);
    }

    @Test
    void anotherDistrictFindsNothing() {
        open("my groups");
        DistrictId far = people.district();

        assertThat(get("/doors", TestPeople.as(people.person(far, "Far Away"), far)))
                .bodyText()
                .doesNotContain("Hanna Holder");
    }

    @Test
    void whoCameByMailFindsNoDirectory() {
        PersonId guest = people.person(district, "Gus Guest");

        assertThat(get("/doors", TestPeople.as(SignedInPerson.byLink(guest, district, "Gus", "en", "UTC"))))
                .hasStatus(404);
    }

    @Test
    void whoIsProtectedAsAMinorIsFoundNoMoreAndOpensNothing() {
        open("my groups");
        context.getBean(Audiences.class).give(holder, district, Audience.STUDENT, "operator", "At school here");

        assertThat(get("/doors", visitor)).bodyText().doesNotContain("my groups");
        assertThat(open("my groups")).hasStatus(404);
    }

    @Test
    void anAwardThatWasTakenBackOpensNothing() {
        open("my groups");
        awards.revoke(award, district, "operator", RevocationReason.OTHER, "By mistake");

        assertThat(get("/doors", visitor)).bodyText().doesNotContain("my groups");
    }

    @Test
    void anAwardThatIsLookedIntoOpensNothingForNow() {
        open("my groups");
        awards.suspend(award, district, "operator", "Looked into");
        assertThat(get("/doors", visitor)).bodyText().doesNotContain("my groups");

        awards.resume(award, district, "operator");
        assertThat(get("/doors", visitor)).bodyText().contains("my groups");
    }

    private MvcTestResult open(String words) {
        return post("/doors/mine", me, "award", award.toString(), "words", words);
    }

    private MvcTestResult get(String path, Authentication who) {
        return web.get().uri(path).with(authentication(who)).exchange();
    }

    private MvcTestResult post(String path, Authentication who, String... parameters) {
        MockMvcTester.MockMvcRequestBuilder form =
                web.post().uri(path).with(authentication(who)).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            form = form.param(parameters[i], parameters[i + 1]);
        }
        return form.exchange();
    }
}
