package org.waymark.catalog.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.catalog.About;
import org.waymark.catalog.BadgeDrawing;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestContents;
import org.waymark.catalog.goals.GoalPlan;
import org.waymark.catalog.goals.Goals;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.districts.TestPolicies;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;
import org.waymark.storage.EvidenceFiles;
import org.waymark.storage.FilesInUse;

/** What a micro-credential's page says besides its rubric. */
@OnH2
class CredentialAboutTests {

    private static final About.Picture STAR = new About.Picture("HEXAGON", "TEAL", "STAR", null);

    @Autowired
    MockMvcTester web;

    @Autowired
    TestPeople people;

    @Autowired
    Definitions definitions;

    @Autowired
    Goals goals;

    @Autowired
    Audiences audiences;

    @Autowired
    EvidenceFiles files;

    @Autowired
    List<FilesInUse> users;

    @Autowired
    TestTold told;

    @Autowired
    SessionFactory sessions;

    @Autowired
    ApplicationContext context;

    private DistrictId district;
    private SignedInPerson teacher;
    private DefinitionId id;

    @BeforeEach
    void aMicroCredentialThatSaysAll() {
        district = people.district();
        teacher = TestPeople.signedIn(people.person(district, "Jordan"), district);
        goals.put(goal("G-READ", "Every child reads", Audience.EDUCATOR), district, "test", "LEAD");
        goals.put(goal("G-HOME", "Families at home here", Audience.COMMUNITY), district, "test", "LEAD");
        id = publish("A-1", TestContents.told("Asking well", 1, STAR, List.of("G-READ", "g-home", "G-NONE")));
    }

    @Test
    void itsAuthorsWordsAboutItAreShown() {
        assertThat(get("/credentials/asking-well", teacher))
                .hasStatusOk()
                .bodyText()
                .contains("About this micro-credential", "Assessment", "Principals, ", "Community members")
                .contains("Spanish", "talk, groups", "One colleague who does not know whose work it is")
                .contains("alt=\"The badge for Asking well\"", "1.0.0")
                .doesNotContain("??", "Two colleagues");
    }

    @Test
    void goalsAreLinkedForThoseTheyAreAddressedTo() {
        assertThat(get("/credentials/asking-well", teacher))
                .bodyText()
                .contains("href=\"/goals/G-READ\"", "Every child reads", "Families at home here")
                .doesNotContain("/goals/G-HOME", "G-NONE");
        assertThat(get("/goals/G-READ", teacher)).hasStatusOk();
    }

    @Test
    void whatItBringsAndHowLongItTookStandsBeforeTheRest() {
        told.brings(id, "200 USD once");
        told.took(id, 11.5, 7);

        String page = text(get("/credentials/asking-well", teacher));
        assertThat(page).contains("11.5 hours");
        assertThat(page.indexOf("200 USD once")).isPositive().isLessThan(page.indexOf("What you will show"));
    }

    @Test
    void whatPayRestsOnIsReadByTwoWhateverItSays() {
        told.brings(id, "200 USD once");

        assertThat(get("/credentials/asking-well", teacher))
                .bodyText()
                .contains("Two colleagues")
                .doesNotContain("One colleague");
    }

    @Test
    void hoursOfTooFewAreNotTold() {
        told.took(id, 99, 4);

        assertThat(get("/credentials/asking-well", teacher)).bodyText().doesNotContain("99 hours");
    }

    @Test
    void hoursOfAGroupSmallerThanTheDistrictShowsAreNotTold() {
        told.took(id, 99, 7);
        TestPolicies.decide(district, "small-group", "10", context);

        assertThat(get("/credentials/asking-well", teacher)).bodyText().doesNotContain("99 hours");
    }

    @Test
    void staffFindHowItCameAbout() {
        assertThat(get("/credentials/asking-well", teacher)).bodyText().contains("/credentials/asking-well/history");
    }

    @Test
    void whoMayNotReadHowItCameAboutFindsNoWayThere() {
        PersonId student = people.person(district, "Sam");
        audiences.give(student, district, Audience.COMMUNITY, "operator", "A parent");

        assertThat(get("/credentials/asking-well", TestPeople.signedIn(student, district)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/history");
    }

    @Test
    void itsPictureIsTheOneItsAuthorMade() {
        assertThat(get("/credentials/asking-well/badge.svg", teacher))
                .hasStatusOk()
                .hasContentType("image/svg+xml")
                .bodyText()
                .isEqualTo(BadgeDrawing.of(STAR).svg("Asking well"));
    }

    @Test
    void itsPictureIsTheOneThatWasUploaded() {
        byte[] png = BadgeDrawing.of(STAR).png(64);
        String key = picture();
        publish("A-2", TestContents.told("Uploaded", 2, new About.Picture("SHIELD", "RED", "BOOK", key), List.of()));

        assertThat(get("/credentials/uploaded/badge.svg", teacher))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "<title>Uploaded</title>",
                        "data:image/png;base64," + Base64.getEncoder().encodeToString(png))
                .doesNotContain(key);
    }

    @Test
    void anUploadedPictureIsNeeded() {
        String key = picture();
        publish("A-4", TestContents.told("Kept", 2, new About.Picture("SHIELD", "RED", "BOOK", key), List.of()));
        String other = picture();

        assertThat(users.stream().flatMap(user -> user.among(Set.of(key, other), district.id()).stream()))
                .containsExactly(key);
    }

    private String picture() {
        return files.put(
                        district.id(),
                        "",
                        new ByteArrayInputStream(BadgeDrawing.of(STAR).png(64)))
                .key();
    }

    @Test
    void withoutAPictureOfItsOwnItBearsItsInitials() {
        publish("A-3", TestContents.forOneReader("Plain words"));

        assertThat(get("/credentials/plain-words/badge.svg", teacher))
                .bodyText()
                .contains(">PW</text>");
    }

    @Test
    void aPictureOfAnotherDistrictIsNotThere() {
        DistrictId elsewhere = people.district();
        SignedInPerson far = TestPeople.signedIn(people.person(elsewhere, "Far"), elsewhere);

        assertThat(get("/credentials/asking-well/badge.svg", far)).hasStatus(404);
    }

    @Test
    void anyoneReadsItWhereTheDistrictSaysSoAndThePageTellsTheAddress() {
        assertThat(get("/credentials/asking-well", teacher)).bodyText().doesNotContain("/open/");
        TestPolicies.decide(district, "open-rubrics", "1", context);
        String open = "/open/" + district + "/credentials/asking-well";

        assertThat(get("/credentials/asking-well", teacher)).bodyText().contains(open + "</a>");
        assertThat(web.get().uri(open))
                .hasStatusOk()
                .bodyText()
                .contains("About this micro-credential", "Every child reads", "talk, groups", open + "/badge.svg")
                .doesNotContain("/goals/", "/history", "??");
        assertThat(web.get().uri(open + "/badge.svg")).hasStatusOk().hasContentType("image/svg+xml");
    }

    @Test
    void theLeadFindsTheOpenAddressWhereStagesAreDecided() {
        SignedInPerson lead = TestPeople.signedIn(people.person(district, "Lee", Role.LEAD), district);
        assertThat(get("/admin/credentials/" + id, lead)).bodyText().doesNotContain("/open/");
        TestPolicies.decide(district, "open-rubrics", "1", context);

        assertThat(get("/admin/credentials/" + id, lead))
                .bodyText()
                .contains("/open/" + district + "/credentials/asking-well</a>");
    }

    @Test
    void readsNoMoreForAllThat() {
        get("/credentials/asking-well", teacher);
        Statistics statistics = sessions.getStatistics();
        statistics.clear();

        get("/credentials/asking-well", teacher);

        // Itself; as what the person earns; gradebooks, courses, goals; the plan and the week that it would join; the
        // district
        // and its policies for the readers and for the open address; the roles behind the tabs and the notices.
        assertThat(statistics.getPrepareStatementCount()).isLessThanOrEqualTo(15);
    }

    @Test
    void speaksSpanish() {
        assertThat(get("/credentials/asking-well", TestPeople.signedIn(teacher.id(), district, "es")))
                .hasStatusOk()
                .bodyText()
                .contains("Acerca de esta microcredencial", "Un colega que no sabe", "Temas")
                .doesNotContain("??");
    }

    private DefinitionId publish(String code, DefinitionContent content) {
        return definitions
                .version(definitions.publish(district, code, "1.0.0", content, Stage.LIVE), district)
                .definition();
    }

    private static GoalPlan goal(String code, String title, Audience audience) {
        return new GoalPlan(
                code,
                title,
                "Why",
                EnumSet.copyOf(Set.of(audience)),
                LocalDate.of(2026, 8, 1),
                LocalDate.of(2030, 7, 31),
                "Office of literacy",
                "Teaching reading");
    }

    private MvcTestResult get(String address, SignedInPerson who) {
        return web.get().uri(address).with(authentication(TestPeople.as(who))).exchange();
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
