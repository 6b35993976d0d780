package org.waymark.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.waymark.OnH2;
import org.waymark.Quirk;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.TestQueries;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.Stage;
import org.waymark.catalog.TestDefinitions;
import org.waymark.lti.LtiLaunch;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformDetails;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;

@OnH2
class PickerTests {

    private static final String ITEMS = "https://purl.imsglobal.org/spec/lti-dl/claim/content_items";
    private static final String DATA = "https://purl.imsglobal.org/spec/lti-dl/claim/data";

    @Autowired
    MockMvc web;

    @Autowired
    LaunchLandings landings;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    Districts districts;

    @Autowired
    Definitions definitions;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    DistrictId district;
    TestLaunches course;
    PersonId dana;
    List<DefinitionVersion> published;

    @BeforeEach
    void aDesignerInADistrict() {
        district = districts.named("District " + UUID.randomUUID());
        UUID registration = registrations
                .register(new PlatformDetails(
                        "https://" + UUID.randomUUID() + ".example",
                        "client-1",
                        URI.create("https://lms.example/auth"),
                        URI.create("https://lms.example/token"),
                        URI.create("https://lms.example/jwks"),
                        null,
                        Set.of(),
                        ""))
                .id();
        registrations.accept(registration);
        course = new TestLaunches(district, registration, "https://lms.example");
        dana = people.seen(district, TestLaunches.ISSUER, "sub-2", "Dana");
        published = definitions.published(district);
    }

    @Test
    void showsTheMicroCredentialsWithoutASession() throws Exception {
        web.perform(get(path(true, true)))
                .andExpect(status().isOk())
                .andExpect(header().doesNotExist("Set-Cookie"))
                .andExpect(
                        header().string(
                                        "Content-Security-Policy",
                                        Matchers.containsString(
                                                "form-action 'self' https://lms.example; frame-ancestors 'self' https://lms.example")))
                .andExpect(content().string(Matchers.containsString("type=\"checkbox\"")))
                .andExpect(content()
                        .string(Matchers.containsString(published.get(0).title())));
    }

    @Test
    void speaksTheLanguageOfTheLaunchWithoutASession() throws Exception {
        LtiLaunch launch = course.deepLinking("sub-2", TestLaunches.INSTRUCTOR, course.settings(true, true));
        String path = landings.landing(launch, course.spanish(dana, launch));

        web.perform(get(path)).andExpect(content().string(Matchers.containsString("Añadir al curso")));
    }

    @Requirement(57)
    @Test
    void letsOneBeChosenWhereTheLmsTakesOne() throws Exception {
        String code = code(path(false, false));

        web.perform(get("/pick").param("request", code))
                .andExpect(content().string(Matchers.containsString("type=\"radio\"")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("id=\"column\""))));
        web.perform(chosen(code, 0, 1)).andExpect(status().is(422));
    }

    @Requirement({58, 62})
    @Quirk({
        "moodle D2",
        "moodle D3",
        "blackboard deep linking",
        "brightspace deep linking",
        "sakai deep linking",
        "schoology deep linking"
    })
    @Test
    void answersWithTheItemAndItsColumn() throws Exception {
        Map<String, Object> item = items(
                        answer(chosen(code(path(true, true)), 0).param("column", "yes")))
                .get(0);

        DefinitionVersion picked = published.get(0);
        assertThat(item)
                .containsEntry("type", "ltiResourceLink")
                .containsEntry("title", picked.title())
                .containsEntry("url", "http://localhost:8080/lti/launch");
        assertThat(item.get("custom").toString())
                .contains("waymark_definition=" + picked.definition(), "context_id_history=$Context.id.history");
        assertThat(item.get("lineItem").toString())
                .contains("resourceId=" + picked.definition(), "tag=waymark", "scoreMaximum=100");
    }

    @Requirement(57)
    @Quirk("moodle D5")
    @Test
    void answersWithSeveralItems() throws Exception {
        assertThat(items(answer(chosen(code(path(true, true)), 0, 1, 2)))).hasSize(3);
    }

    @Test
    void leavesTheColumnOutWhereItIsNotWanted() throws Exception {
        assertThat(items(answer(chosen(code(path(true, true)), 0))).get(0)).doesNotContainKey("lineItem");
    }

    @Requirement(58)
    @Test
    void leavesTheColumnOutWhereTheLmsTakesNone() throws Exception {
        assertThat(items(answer(chosen(code(path(true, false)), 0).param("column", "yes")))
                        .get(0))
                .doesNotContainKey("lineItem");
    }

    @Requirement(60)
    @Test
    void givesTheDataBackUnchanged() throws Exception {
        assertThat(answer(chosen(code(path(true, true)), 0)).getStringClaim(DATA))
                .isEqualTo("what the LMS \"knows\"");
    }

    @Requirement(61)
    @Test
    void answersACancelWithNothing() throws Exception {
        JWTClaimsSet answer =
                answer(post("/pick").param("request", code(path(true, true))).param("cancel", "yes"));

        assertThat(items(answer)).isEmpty();
    }

    @Test
    void asksForAChoiceAndKeepsWhatWasTyped() throws Exception {
        web.perform(post("/pick")
                        .param("request", code(path(true, true)))
                        .param("q", "group")
                        .param("add", "yes"))
                .andExpect(status().is(422))
                .andExpect(content().string(Matchers.containsString("Choose a micro-credential")))
                .andExpect(content().string(Matchers.containsString("value=\"group\"")));
    }

    @Test
    void findsByWordAndKeepsWhatWasTicked() throws Exception {
        web.perform(chosen(code(path(true, true)), 0)
                        .param("q", "no such words")
                        .param("search", "yes"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(Matchers.containsString(published.get(0).title())))
                .andExpect(content()
                        .string(Matchers.not(
                                Matchers.containsString(published.get(1).title()))));
    }

    @Test
    void turnsPagesAndKeepsWhatWasTicked() throws Exception {
        publish(25);
        String code = code(path(true, true));

        web.perform(get("/pick").param("request", code))
                .andExpect(content().string(Matchers.containsString("Page 1 of 2")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("Small groups 24"))));
        web.perform(chosen(code, 0).param("search", "2"))
                .andExpect(content().string(Matchers.containsString("Page 2 of 2")))
                .andExpect(content().string(Matchers.containsString("Small groups 24")))
                .andExpect(content()
                        .string(Matchers.matchesPattern(
                                "(?s).*value=\"" + published.get(0).definition() + "\"[^>]*checked.*")));
        assertThat(items(answer(chosen(code, 0)))).hasSize(1);
    }

    @Test
    void asksTheSameOfTheDatabaseForTwentyAndForTwoHundred() throws Exception {
        LtiLaunch launch = course.instructor("sub-2", "link-1", null);
        SignedInPerson me = course.person(dana, launch);
        String relink = landings.landing(launch, me);
        String pick = path(true, true);
        publish(20);
        long few = queries(get(pick));
        long fewToRelink = queries(get(relink).with(authentication(of(me))));
        publish(180);

        assertThat(queries(get(pick))).isEqualTo(few).isLessThanOrEqualTo(12);
        assertThat(queries(get(relink).with(authentication(of(me)))))
                .isEqualTo(fewToRelink)
                .isLessThanOrEqualTo(16);
    }

    private int made;

    private void publish(int more) {
        for (int i = 0; i < more; i++) {
            definitions.publish(
                    district,
                    "N-" + made,
                    "1.0.0",
                    TestDefinitions.titled("Small groups %02d".formatted(made++)),
                    Stage.LIVE);
        }
    }

    private long queries(MockHttpServletRequestBuilder page) throws Exception {
        web.perform(page).andExpect(status().isOk());
        return TestQueries.during(jdbc, () -> web.perform(page).andExpect(status().isOk()));
    }

    @Test
    void answersADoubleClickTwice() throws Exception {
        String code = code(path(true, true));

        assertThat(items(answer(chosen(code, 0)))).isEqualTo(items(answer(chosen(code, 0))));
    }

    @Test
    void answersTheLmsOnce() throws Exception {
        String code = code(path(true, true));
        answer(chosen(code, 0));

        web.perform(chosen(code, 1)).andExpect(status().isConflict());
    }

    @Test
    void closesAfterAnHour() throws Exception {
        String code = code(path(true, true));
        clock.advance(Duration.ofMinutes(61));

        web.perform(get("/pick").param("request", code)).andExpect(status().isNotFound());
    }

    @Requirement(62)
    @Test
    void isClosedToLearners() throws Exception {
        LtiLaunch launch = course.deepLinking("sub-2", TestLaunches.LEARNER, course.settings(true, true));

        web.perform(get(landings.landing(launch, course.person(dana, launch))))
                .andExpect(status().isForbidden())
                .andExpect(content().string(Matchers.containsString("Only people who arrange course content")));
    }

    @Requirement(56)
    @Test
    void saysThatTheLmsTakesNoLinksHere() throws Exception {
        LtiLaunch.DeepLinkingSettings html =
                new LtiLaunch.DeepLinkingSettings("https://lms.example/deep_links", Set.of("html"), true, true, null);
        LtiLaunch launch = course.deepLinking("sub-2", TestLaunches.INSTRUCTOR, html);

        web.perform(get(landings.landing(launch, course.person(dana, launch))))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Your LMS takes no tool links")));
    }

    @Test
    void relinksAPlaceForItsAuthor() throws Exception {
        LtiLaunch launch = course.instructor("sub-2", "link-1", null);
        SignedInPerson me = course.person(dana, launch);
        String path = landings.landing(launch, me);
        String place = path.substring(path.indexOf('=') + 1);
        web.perform(get(path).with(authentication(of(me)))).andExpect(status().isOk());

        web.perform(post("/placements/" + place + "/definition")
                        .param("definition", published.get(1).definition().toString())
                        .with(authentication(of(me)))
                        .with(csrf()))
                .andExpect(redirectedUrl("/placements/" + place));
    }

    @Test
    void showsAnAuthorWhatALinkOpensAndTakesTheChoiceBack() throws Exception {
        LtiLaunch launch = course.instructor("sub-2", "link-1", null);
        SignedInPerson me = course.person(dana, launch);
        String path = landings.landing(launch, me);
        String place = path.substring(path.indexOf('=') + 1);
        web.perform(post("/placements/" + place + "/definition")
                .param("definition", published.get(1).definition().toString())
                .with(authentication(of(me)))
                .with(csrf()));
        web.perform(get("/placements/" + place).with(authentication(of(me))))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(Matchers.containsString(published.get(1).title())))
                .andExpect(content().string(Matchers.containsString("Undo the choice")));

        web.perform(post("/placements/" + place + "/undo")
                        .with(authentication(of(me)))
                        .with(csrf()))
                .andExpect(redirectedUrl("/placements/" + place));

        web.perform(get("/placements/" + place).with(authentication(of(me))))
                .andExpect(content().string(Matchers.containsString("names no micro-credential")));
    }

    @Test
    void letsAnAuthorOfAnotherCourseTouchNothing() throws Exception {
        LtiLaunch launch = course.instructor("sub-2", "link-1", null);
        String path = landings.landing(launch, course.person(dana, launch));
        String place = path.substring(path.indexOf('=') + 1);
        PersonId other = people.seen(district, TestLaunches.ISSUER, "sub-77", "Other");
        LtiLaunch theirs = course.elsewhere("sub-77", TestLaunches.INSTRUCTOR, "99", "link-9", "Other", Map.of());
        SignedInPerson them = course.person(other, theirs);
        landings.landing(theirs, them);

        web.perform(get("/placements/" + place).with(authentication(of(them)))).andExpect(status().isNotFound());
        web.perform(post("/placements/" + place + "/undo")
                        .with(authentication(of(them)))
                        .with(csrf()))
                .andExpect(status().isNotFound());
    }

    @Requirement(56)
    @Test
    void offersPlainLinksWhereTheLmsTakesNoLaunches() throws Exception {
        String code = code(landing(settings("link", "html")));
        web.perform(get("/pick").param("request", code))
                .andExpect(content().string(Matchers.containsString("takes plain links only")));

        Map<String, Object> item = items(answer(chosen(code, 0))).get(0);

        assertThat(item)
                .containsEntry("type", "link")
                .containsEntry("title", published.get(0).title())
                .doesNotContainKey("lineItem");
        web.perform(get(URI.create(item.get("url").toString()).getPath())).andExpect(status().isOk());
    }

    @Requirement(58)
    @Quirk("moodle A5")
    @Test
    void bringsTheWayBackFromTheGradebookWithTheColumn() throws Exception {
        Map<String, Object> item = items(
                        answer(chosen(code(path(true, true)), 0).param("column", "yes")))
                .get(0);

        assertThat(item.get("lineItem").toString())
                .contains("submissionReview", "url=http://localhost:8080/lti/launch")
                .contains("waymark_definition=" + published.get(0).definition());
    }

    @Quirk("moodle D4")
    @Test
    void givesEachItemAPictureThatAnyoneMayFetch() throws Exception {
        Map<String, Object> item =
                items(answer(chosen(code(path(true, true)), 0))).get(0);
        Map<?, ?> icon = (Map<?, ?>) item.get("icon");

        web.perform(get(URI.create(icon.get("url").toString()).getPath()))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", Matchers.startsWith("image/svg+xml")));
    }

    @Requirement(61)
    @Quirk("moodle D6")
    @Test
    void saysSoWhenNothingWasPicked() throws Exception {
        JWTClaimsSet answer =
                answer(post("/pick").param("request", code(path(true, true))).param("cancel", "yes"));

        assertThat(items(answer)).isEmpty();
        assertThat(answer.getStringClaim("https://purl.imsglobal.org/spec/lti-dl/claim/msg"))
                .isNotBlank();
    }

    @Quirk("canvas deep linking")
    @Test
    void takesOneAndTheOtherKindOfPlaceOfCanvas() throws Exception {
        // assignment_selection takes one with its column; editor_button offers every type and takes several
        String one = code(landing(settings(false, "ltiResourceLink")));
        web.perform(chosen(one, 0, 1)).andExpect(status().is(422));
        String many = code(landing(settings("link", "file", "html", "ltiResourceLink", "image")));

        assertThat(items(answer(chosen(many, 0, 1))))
                .allSatisfy(item -> assertThat(item).containsEntry("type", "ltiResourceLink"));
    }

    @Test
    void saysWhatIsParticularAboutAnLms() {
        assertThat(LmsNote.on("moodle")).isEqualTo("placement.pick.note.moodle");
        assertThat(LmsNote.on("BlackboardLearn")).isEqualTo("placement.pick.note.blackboard");
        assertThat(LmsNote.on("desire2learn")).isEqualTo("placement.pick.note.brightspace");
        assertThat(LmsNote.on("")).isNull();
    }

    private String landing(LtiLaunch.DeepLinkingSettings settings) {
        LtiLaunch launch = course.deepLinking("sub-2", TestLaunches.INSTRUCTOR, settings);
        return landings.landing(launch, course.person(dana, launch));
    }

    private static LtiLaunch.DeepLinkingSettings settings(String... types) {
        return settings(true, types);
    }

    private static LtiLaunch.DeepLinkingSettings settings(boolean multiple, String... types) {
        return new LtiLaunch.DeepLinkingSettings("https://lms.example/deep_links", Set.of(types), multiple, true, null);
    }

    private String path(boolean multiple, boolean lineItem) {
        LtiLaunch launch = course.deepLinking("sub-2", TestLaunches.INSTRUCTOR, course.settings(multiple, lineItem));
        return landings.landing(launch, course.person(dana, launch));
    }

    private static String code(String path) {
        return path.substring(path.indexOf('=') + 1);
    }

    private MockHttpServletRequestBuilder chosen(String code, int... which) {
        MockHttpServletRequestBuilder request = post("/pick").param("request", code);
        for (int n : which) {
            request.param("definition", published.get(n).definition().toString());
        }
        return request;
    }

    private JWTClaimsSet answer(MockHttpServletRequestBuilder request) throws Exception {
        ResultActions answered = web.perform(request)
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("action=\"https://lms.example/deep_links\"")));
        Matcher jwt = Pattern.compile("name=\"JWT\" value=\"([^\"]+)\"")
                .matcher(answered.andReturn().getResponse().getContentAsString());
        assertThat(jwt.find()).isTrue();
        return SignedJWT.parse(jwt.group(1)).getJWTClaimsSet();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(JWTClaimsSet answer) {
        return (List<Map<String, Object>>) answer.getClaim(ITEMS);
    }

    private static Authentication of(SignedInPerson me) {
        return UsernamePasswordAuthenticationToken.authenticated(me, null, List.of());
    }
}
