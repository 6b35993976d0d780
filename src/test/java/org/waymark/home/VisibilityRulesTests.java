package org.waymark.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.FilledDistrict;
import org.waymark.OnH2;
import org.waymark.people.TestPeople;
import org.waymark.people.VisibilityRule;
import org.waymark.people.VisibilityRule.Viewer;

/** Each line of the page "What leaders can and cannot see" is asked as everyone, and is so. */
@OnH2
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisibilityRulesTests {

    private static final String NOBODY = "nobody";
    private static final String OPERATOR = "operator";
    private static final String ANYTHING = "";

    @Autowired
    MockMvcTester web;

    @Autowired
    ApplicationContext context;

    private FilledDistrict filled;
    private final Map<String, Authentication> actors = new LinkedHashMap<>();

    /**
     * How a viewer that a rule names comes to see it.
     *
     * @param text what there is to see; nothing where the page itself is what is seen
     */
    private record Way(Viewer viewer, String path, String text, List<String> actors) {}

    @BeforeAll
    void fill() {
        filled = new FilledDistrict(context);
        actors.putAll(filled.actors());
        actors.put(OPERATOR, TestPeople.asOperator());
        // A look for the learner to find among the looks.
        answer("instructor", "/work/" + id("entry"));
    }

    @ParameterizedTest
    @EnumSource(VisibilityRule.class)
    void whatALineSaysIsSo(VisibilityRule rule) {
        List<Way> ways = ways(rule);
        assertThat(ways.stream().map(Way::viewer).collect(Collectors.toSet()))
                .as("the viewers of %s, each with a way to see it", rule)
                .containsExactlyInAnyOrderElementsOf(rule.viewers());

        List<String> wrong = new ArrayList<>();
        for (Way way : ways) {
            List<String> named = ways.stream()
                    .filter(other ->
                            other.path().equals(way.path()) && other.text().equals(way.text()))
                    .flatMap(other -> other.actors().stream())
                    .toList();
            for (String actor : everyone()) {
                if (actor.equals(OPERATOR) && !way.path().startsWith("/admin")) {
                    continue;
                }
                boolean sees = sees(actor, way);
                if (sees != named.contains(actor)) {
                    wrong.add(actor + (sees ? " sees " : " does not see ") + way.path() + " " + way.text());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noPageTellsWhoReadBlind() {
        List<String> told = new ArrayList<>();
        for (String path : List.of(
                "/record/looks",
                "/submissions/" + id("decided") + "/decision",
                "/admin/audit?group=LOOKS",
                "/admin/audit?group=LOOKS&q=holder",
                "/admin/audit?group=LOOKS&q=reviewer",
                "/admin/audit.csv?group=LOOKS&q=reviewer")) {
            for (String actor : List.of("holder", "lead", "union", "learner")) {
                String page =
                        Jsoup.parse(text(actor, path)).select("main, body").text();
                if (page.contains("The reviewer") || page.contains("The reviewer-two")) {
                    told.add(actor + " " + path);
                }
            }
        }
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"colleague", "lead", "union"})
    void thePageIsTheSameForStaffUnionAndLeaders(String actor) {
        String table = Jsoup.parse(text(actor, "/visibility")).select("table").text();

        assertThat(table)
                .isEqualTo(Jsoup.parse(text("earner", "/visibility"))
                        .select("table")
                        .text());
    }

    @Test
    void thePageHasALineForEachRuleAndNoMore() {
        assertThat(Jsoup.parse(text("colleague", "/visibility")).select("tbody tr"))
                .hasSize(VisibilityRule.values().length);
    }

    private List<Way> ways(VisibilityRule rule) {
        String here = "?district=" + filled.district();
        return switch (rule) {
            case DRAFT, TIME -> List.of(way(Viewer.SELF, "/submissions/" + id("draft"), "earner"));
            case SUBMITTED_WORK ->
                List.of(
                        way(Viewer.SELF, "/submissions/" + id("submission"), "author"),
                        way(Viewer.REVIEWER, "/reviews/" + id("review"), "reviewer"),
                        way(Viewer.THIRD_READER, "/reviews/" + id("third-review") + "/reconcile", "third-reader"));
            case NOT_YET -> List.of(way(Viewer.SELF, "/submissions/" + id("not-yet") + "/decision", "not-yet"));
            case READERS_NAMES -> List.of();
            case GRADEBOOK_STANDING ->
                List.of(
                        way(Viewer.SELF, "/submissions/" + id("shown"), "learner"),
                        way(Viewer.INSTRUCTOR, "/work/" + id("entry"), "instructor"));
            case WORK_FROM_A_GRADEBOOK ->
                List.of(
                        way(Viewer.SELF, "/submissions/" + id("shown"), "learner"),
                        way(Viewer.INSTRUCTOR, "/work/" + id("entry") + "/evidence/" + id("shown-item"), "instructor"));
            case BADGE ->
                List.of(
                        way(Viewer.SELF, "/badges/" + id("award"), "holder"),
                        way(
                                Viewer.WITH_THE_ADDRESS,
                                "/badges/" + id("shared-award"),
                                everyone().toArray(String[]::new)));
            case GRADE_RECEIPTS ->
                List.of(
                        way(Viewer.SELF, "/submissions/" + id("shown") + "/grade", "learner"),
                        way(Viewer.LEAD, "/admin/passback" + here, "lead"),
                        way(Viewer.OPERATOR, "/admin/passback" + here, OPERATOR));
            case LOOKS -> List.of(telling(Viewer.SELF, "/record/looks", "Ines Instructor", "learner"));
            case OWN_DATA -> List.of(telling(Viewer.SELF, "/privacy", "The holder", "holder"));
            case DELETION_REQUESTS ->
                List.of(
                        telling(Viewer.SELF, "/privacy", "action=\"/privacy/deletion/withdraw\"", "colleague"),
                        telling(Viewer.LEAD, "/admin/privacy", "The colleague", "lead"),
                        telling(Viewer.OPERATOR, "/admin/privacy", "The colleague", OPERATOR));
            case REVIEW_QUEUE ->
                List.of(
                        way(Viewer.REVIEWER, "/reviews", "reviewer", "reviewer-two"),
                        way(Viewer.THIRD_READER, "/reviews", "third-reader"));
            case PEOPLE_AND_ROLES ->
                List.of(
                        way(Viewer.LEAD, "/admin/people" + here, "lead"),
                        way(Viewer.OPERATOR, "/admin/people" + here, OPERATOR),
                        way(Viewer.LEAD, "/admin/people/" + id("person") + here, "lead"),
                        way(Viewer.OPERATOR, "/admin/people/" + id("person") + here, OPERATOR));
            case REGISTER ->
                List.of(
                        way(Viewer.LEAD, "/admin/staff" + here, "lead"),
                        way(Viewer.OPERATOR, "/admin/staff" + here, OPERATOR));
            case PROGRAMMES ->
                List.of(
                        way(Viewer.LEAD, "/admin/programmes/" + id("programme") + here, "lead"),
                        way(Viewer.OPERATOR, "/admin/programmes/" + id("programme") + here, OPERATOR));
            case STUDENTS -> List.of(way(Viewer.COACH, "/students", "coach"), way(Viewer.LEAD, "/students", "lead"));
            case DISTRICT_DECISIONS ->
                List.of(
                        way(Viewer.LEAD, "/admin/district" + here, "lead"),
                        way(Viewer.OPERATOR, "/admin/district" + here, OPERATOR));
            case ROSTERS ->
                List.of(
                        way(Viewer.LEAD, "/admin/rosters" + here, "lead"),
                        way(Viewer.LMS_ADMIN, "/admin/rosters" + here, "lms-admin"),
                        way(Viewer.OPERATOR, "/admin/rosters" + here, OPERATOR));
            case COURSE_LINKS ->
                List.of(
                        way(Viewer.LEAD, "/admin/placements", "lead"),
                        way(Viewer.OPERATOR, "/admin/placements", OPERATOR));
            case CONNECTIONS ->
                List.of(
                        way(Viewer.LMS_ADMIN, "/admin/platforms/" + id("connection"), "lms-admin"),
                        way(Viewer.OPERATOR, "/admin/platforms/" + id("connection"), OPERATOR));
            case AUDIT -> List.of(way(Viewer.LEAD, "/admin/audit", "lead"), way(Viewer.UNION, "/admin/audit", "union"));
            case RULES ->
                List.of(way(Viewer.EVERYBODY, "/visibility", actors.keySet().toArray(String[]::new)));
        };
    }

    private static Way way(Viewer viewer, String path, String... actors) {
        return new Way(viewer, path, ANYTHING, Arrays.asList(actors));
    }

    private static Way telling(Viewer viewer, String path, String text, String... actors) {
        return new Way(viewer, path, text, Arrays.asList(actors));
    }

    private TreeSet<String> everyone() {
        TreeSet<String> everyone = new TreeSet<>(actors.keySet());
        everyone.add(NOBODY);
        return everyone;
    }

    private boolean sees(String actor, Way way) {
        MockHttpServletResponse answer = answer(actor, way.path());
        return answer.getStatus() == 200
                && new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8).contains(way.text());
    }

    private String text(String actor, String path) {
        return new String(answer(actor, path).getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse answer(String actor, String path) {
        return web.get()
                .uri(URI.create(path))
                .with(actor.equals(NOBODY) ? anonymous() : authentication(actors.get(actor)))
                .exchange()
                .getResponse();
    }

    private String id(String name) {
        return filled.ids().get(name);
    }
}
