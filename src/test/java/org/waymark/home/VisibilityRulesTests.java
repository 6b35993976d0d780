package org.waymark.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.FilledDistrict;
import org.waymark.OnH2;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.TestPeople;
import org.waymark.people.VisibilityRule;
import org.waymark.people.VisibilityRule.Viewer;
import org.waymark.people.earners.Audience;
import org.waymark.people.earners.Audiences;
import org.waymark.people.earners.TestSchools;
import org.waymark.people.guests.TestGuests;
import org.waymark.people.programmes.TestProgrammes;
import org.waymark.recognition.roles.EligibilityPools;
import org.waymark.recognition.roles.RoleProfileId;

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
    /** What is there beside what a filled district has. */
    private final Map<String, String> here = new LinkedHashMap<>();

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
        DistrictId district = filled.district();
        TestPeople people = context.getBean(TestPeople.class);
        here.put(
                "thread",
                context.getBean(TestProgrammes.class)
                        .thread(district, person("holder"), person("coach"), "A word among us"));
        PersonId student = people.person(district, "Stu Student");
        actors.put("student", TestPeople.as(student, district));
        context.getBean(TestSchools.class).isOf(student, district, id("school"));
        context.getBean(Audiences.class).give(student, district, Audience.STUDENT, "operator", "At school here");
        here.put("student", "/students/" + student);
        post(
                "coach",
                here.get("student") + "/consents",
                "basis",
                "SIGNED_FORM",
                "scope",
                "Work of this year",
                "on",
                "2027-01-01",
                "until",
                "2028-01-01");
        post("holder", "/record/addresses", "address", "holder@example.org");
        context.getBean(TestGuests.class).owns(person("holder"), district, "holder-in-badges@example.org");
        post("earner", "/plan/" + id("plan"), "goal", "Every child reads aloud");
        post("earner", "/submissions/" + id("draft") + "/self-assessment", "why[C1]", "Mine to say");
        post("not-yet", "/submissions/" + id("not-yet") + "/decision/feedback", "answer", "PARTLY");
        post("third-reader", "/reviews/" + id("third-review"), "save", "save", "notes", "Mine to note");
        register("colleague", "Teacher of chess");
        context.getBean(EligibilityPools.class)
                .admit(RoleProfileId.valueOf(id("role-profile")), person("holder"), filled.district(), List.of());
        post("holder", "/roles/" + id("role-slug") + "/enter");
        post("holder", "/strengths/mine", "to", "MENTORING");
        here.put(
                "sub",
                context.getBean(JdbcClient.class)
                        .sql("select sub from person where id = ?")
                        .param(person("colleague").id())
                        .query(String.class)
                        .single());
        erase(people.person(district, "Gone Person"), district);
    }

    private void erase(PersonId gone, DistrictId district) {
        Authentication who = TestPeople.as(gone, district);
        post(who, "/privacy/deletion", "sure", "yes");
        String request = context.getBean(JdbcClient.class)
                .sql("select id from privacy_request where person_id = ?")
                .param(gone.id())
                .query(UUID.class)
                .single()
                .toString();
        here.put("erasure", "/admin/privacy/" + district + "/" + request);
        post(OPERATOR, here.get("erasure") + "/approve", "seen", "yes");
        here.put("certificate", post(who, "/privacy/deletion/now").getRedirectedUrl());
        TestJobs.runDue(context, context.getBean(Clock.class).instant());
    }

    /** The district's register says of someone what their job is. */
    private void register(String actor, String job) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        String sourcedid = UUID.randomUUID().toString();
        jdbc.sql("update person set sourcedid = ? where id = ?")
                .params(sourcedid, person(actor).id())
                .update();
        jdbc.sql("insert into staff_record (id, district_id, sourcedid, job, given_at, changed_at)"
                        + " values (?, ?, ?, ?, current_timestamp, current_timestamp)")
                .params(UUID.randomUUID(), filled.district().id(), sourcedid, job)
                .update();
    }

    @ParameterizedTest
    @EnumSource(VisibilityRule.class)
    void whatALineSaysIsSo(VisibilityRule rule) {
        List<Way> ways = ways(rule);
        assertThat(ways.stream().map(Way::viewer).collect(Collectors.toSet()))
                .as("the viewers of %s, each with a way to see it", rule)
                .containsExactlyInAnyOrderElementsOf(rule.viewers());

        List<String> wrong = new ArrayList<>();
        // Several viewers come to the same page, and each is asked for as everyone.
        Map<String, MockHttpServletResponse> pages = new HashMap<>();
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
                boolean sees =
                        sees(pages.computeIfAbsent(actor + " " + way.path(), page -> answer(actor, way.path())), way);
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
                // That one of them was searched for is no reading.
                Document document = Jsoup.parse(text(actor, path)
                        .lines()
                        .filter(line -> !line.startsWith("\"") || !line.contains("searched this record"))
                        .collect(Collectors.joining("\n")));
                document.select("tr:contains(searched this record)").remove();
                String page = document.select("main, body").text();
                if (page.contains("The reviewer") || page.contains("The reviewer-two")) {
                    told.add(actor + " " + path);
                }
            }
        }
        assertThat(told).isEmpty();
    }

    @Test
    void theAuditTellsNeitherWhoCoachesWhomNorWhoHasADraft() {
        answer("coach", "/coaching/" + id("coaching"));
        answer("sharer", "/coaching/" + id("looking"));
        List<String> told = new ArrayList<>();
        for (String path : List.of(
                "/admin/audit?group=WORK",
                "/admin/audit?group=LOOKS",
                "/admin/audit?q=earner",
                "/admin/audit.csv?group=LOOKS",
                "/admin/audit.csv?group=WORK&q=coach")) {
            for (String actor : List.of("lead", "union")) {
                String page = text(actor, path);
                Stream.of(
                                "invited a coach",
                                "invited a colleague",
                                "comment to the other",
                                "to which its earner invited them")
                        .filter(page::contains)
                        .forEach(words -> told.add(actor + " " + path + " " + words));
            }
        }
        assertThat(told).isEmpty();
        assertThat(text("earner", "/record/looks")).contains("to which its earner invited them");
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
        String at = "?district=" + filled.district();
        return switch (rule) {
            case TIME -> List.of(way(Viewer.SELF, "/submissions/" + id("draft"), "earner"));
            case DRAFT ->
                List.of(
                        way(Viewer.SELF, "/submissions/" + id("draft"), "earner"),
                        way(Viewer.INVITED_COACH, "/coaching/" + id("coaching"), "coach"),
                        way(Viewer.INVITED_COLLEAGUE, "/coaching/" + id("looking"), "sharer"));
            case COACHING -> {
                String own = "/submissions/" + id("draft") + "/coach";
                yield List.of(
                        telling(Viewer.SELF, own, "A word of the coach", "earner"),
                        telling(Viewer.INVITED_COACH, "/coaching/" + id("coaching"), "A word of the coach", "coach"),
                        telling(
                                Viewer.INVITED_COLLEAGUE,
                                "/coaching/" + id("looking"),
                                "A word of the colleague",
                                "sharer"));
            }
            case OPEN_DOORS ->
                List.of(telling(
                        Viewer.EVERYBODY,
                        "/doors",
                        "how the tickets are sorted",
                        actors.keySet().stream()
                                .filter(actor -> !actor.equals("guest") && !actor.equals(OPERATOR))
                                .toArray(String[]::new)));
            case AWARDS_FROM_ELSEWHERE ->
                List.of(telling(Viewer.SELF, "/record/elsewhere", "Listening well", "holder"));
            case MY_TEACHERS -> List.of(telling(Viewer.COACH, "/coaching", "The author", "coach"));
            case OWN_GOAL ->
                List.of(
                        telling(Viewer.SELF, "/plan/" + id("plan"), "Every child reads aloud", "earner"),
                        telling(
                                Viewer.INVITED_COACH,
                                "/coaching/" + id("coaching"),
                                "Every child reads aloud",
                                "coach"));
            case PLAN -> List.of(way(Viewer.SELF, "/plan/" + id("plan"), "earner"));
            case SUBMITTED_WORK ->
                List.of(
                        way(Viewer.SELF, "/submissions/" + id("submission"), "author"),
                        way(Viewer.INVITED_COACH, "/coaching/" + id("coaching-author"), "coach"),
                        way(Viewer.REVIEWER, "/reviews/" + id("review"), "reviewer"),
                        way(Viewer.THIRD_READER, "/reviews/" + id("third-review") + "/reconcile", "third-reader"));
            case NOT_YET -> {
                String decision = "/submissions/" + id("not-yet") + "/decision";
                yield List.of(way(Viewer.SELF, decision, "not-yet"), way(Viewer.INVITED_COACH, decision, "coach"));
            }
            case SELF_ASSESSMENT ->
                List.of(telling(
                        Viewer.SELF, "/submissions/" + id("draft") + "/self-assessment", "Mine to say", "earner"));
            case FEEDBACK_ANSWERS ->
                List.of(telling(
                        Viewer.SELF, "/submissions/" + id("not-yet") + "/decision", "You said: Partly", "not-yet"));
            case FEEDBACK_IN_GROUPS -> List.of(way(Viewer.LEAD, "/admin/feedback", "lead"));
            case AGREEMENT ->
                List.of(
                        way(Viewer.SELF, "/reviews/agreement", "reviewer", "reviewer-two", "third-reader"),
                        way(Viewer.LEAD, "/admin/agreement", "lead"));
            case REVIEW_LOADS -> List.of(way(Viewer.LEAD, "/admin/reviews", "lead"));
            case SAMPLE_PIECES ->
                List.of(
                        way(Viewer.DESIGNER, "/admin/samples/" + id("sample"), "designer"),
                        way(Viewer.THIRD_READER, "/admin/samples/" + id("sample"), "third-reader"),
                        way(Viewer.LEAD, "/admin/samples/" + id("sample"), "lead"));
            case CERTIFICATES ->
                List.of(
                        way(Viewer.SELF, "/reviews/samples/sittings/" + id("sitting"), "reviewer"),
                        telling(Viewer.LEAD, "/admin/samples", "Who holds a certificate", "lead"));
            case WISHES_TO_REVIEW ->
                List.of(way(Viewer.SELF, "/reviewing", "holder"), way(Viewer.LEAD, "/admin/reviewers", "lead"));
            case READERS_NAMES -> List.of();
            case APPEALS ->
                List.of(
                        way(Viewer.SELF, "/submissions/" + id("not-yet") + "/appeal", "not-yet"),
                        way(Viewer.LEAD, "/admin/appeals", "lead"));
            case DECISION_RECORD ->
                List.of(
                        way(Viewer.SELF, "/submissions/" + id("decided") + "/record", "holder"),
                        way(Viewer.LEAD, "/admin/decisions", "lead"));
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
            case AWARD_CASES ->
                List.of(
                        way(Viewer.SELF, "/badges/" + id("award"), "holder"),
                        way(Viewer.LEAD, "/admin/awards/" + id("award"), "lead"));
            case PORTFOLIO ->
                List.of(
                        telling(Viewer.SELF, "/record/portfolio", "Questions that lead on", "sharer"),
                        way(
                                Viewer.WITH_THE_ADDRESS,
                                "/portfolio/" + id("portfolio"),
                                everyone().toArray(String[]::new)));
            case LEARNER_RECORD ->
                List.of(
                        way(Viewer.SELF, "/records/" + id("record"), "holder"),
                        way(
                                Viewer.WITH_THE_ADDRESS,
                                "/records/" + id("shared-record"),
                                everyone().toArray(String[]::new)));
            case BADGE_IDENTITIES ->
                List.of(telling(Viewer.SELF, "/record/ownership", "holder-in-badges@example.org", "holder"));
            case BADGE_DIRECTORY ->
                List.of(telling(
                        Viewer.EVERYBODY,
                        "/portfolios",
                        "Questions that lead on",
                        actors.keySet().stream()
                                .filter(actor -> !actor.equals("guest") && !actor.equals(OPERATOR))
                                .toArray(String[]::new)));
            case BADGE_HOSTS -> List.of(telling(Viewer.SELF, "/record/hosts", "A shelf of badges", "holder"));
            case GRADE_RECEIPTS ->
                List.of(
                        way(Viewer.SELF, "/submissions/" + id("shown") + "/grade", "learner"),
                        way(Viewer.LEAD, "/admin/passback" + at, "lead"),
                        way(Viewer.OPERATOR, "/admin/passback" + at, OPERATOR));
            case LOOKS -> List.of(telling(Viewer.SELF, "/record/looks", "Ines Instructor", "learner"));
            case OWN_DATA -> List.of(telling(Viewer.SELF, "/privacy", "The holder", "holder"));
            case DELETION_REQUESTS ->
                List.of(
                        telling(
                                Viewer.SELF,
                                "/privacy",
                                "action=\"/privacy/deletion/withdraw\"",
                                "colleague",
                                "leaver"),
                        telling(Viewer.LEAD, "/admin/privacy", "The colleague", "lead"),
                        telling(Viewer.OPERATOR, "/admin/privacy", "The colleague", OPERATOR));
            case PRE_CHECKS ->
                List.of(
                        way(Viewer.SELF, "/submissions/" + id("checked"), "sharer"),
                        way(Viewer.PRE_CHECKER, "/pre-checks/" + id("pre-check"), "pre-checker"));
            case CLASS_CONSENTS -> List.of(telling(Viewer.SELF, "/submissions/classes", "Grade 6, room 12", "earner"));
            case CHECKLIST -> List.of(way(Viewer.SELF, "/submissions/" + id("draft") + "/names", "earner"));
            case RECORDING_HOLDS ->
                List.of(
                        telling(Viewer.SELF, "/privacy", "keeps your recordings for now: A dispute", "union"),
                        telling(Viewer.LEAD, "/recordings", "A dispute", "lead"));
            case REVIEW_QUEUE ->
                List.of(
                        way(Viewer.REVIEWER, "/reviews", "reviewer", "reviewer-two"),
                        way(Viewer.THIRD_READER, "/reviews", "third-reader"));
            case READING_NOTES ->
                List.of(telling(
                        Viewer.SELF, "/reviews/" + id("third-review") + "/reconcile", "Mine to note", "third-reader"));
            case COACHED -> List.of(way(Viewer.COACH, "/insights/coached", "coach"));
            case INSIGHTS -> List.of(way(Viewer.LEAD, "/insights", "lead"));
            case QUESTIONS -> List.of(way(Viewer.SELF, "/questions/" + id("question"), "earner"));
            case GOAL_SCHOOLS ->
                List.of(way(Viewer.LEAD, "/goals/" + id("goal") + "/progress/goal-schools.csv", "lead"));
            case HIDDEN_STORIES ->
                List.of(
                        telling(Viewer.SELF, "/goals/" + id("goal") + "/story", "They read more.", "holder"),
                        telling(Viewer.LEAD, "/goals/" + id("goal") + "/progress", "They read more.", "lead"));
            case READING_TIMES -> List.of(way(Viewer.LEAD, "/admin/reading-times", "lead"));
            case CONCERNS ->
                List.of(way(Viewer.CONCERNS, "/concerns", "concerns"), way(Viewer.LEAD, "/concerns", "lead"));
            case PEOPLE_AND_ROLES ->
                List.of(
                        way(Viewer.LEAD, "/admin/people" + at, "lead"),
                        way(Viewer.OPERATOR, "/admin/people" + at, OPERATOR),
                        way(Viewer.LEAD, "/admin/people/" + id("person") + at, "lead"),
                        way(Viewer.OPERATOR, "/admin/people/" + id("person") + at, OPERATOR));
            case IDENTITIES -> {
                String page = "/admin/people/" + id("person") + "/identities" + at;
                yield List.of(
                        telling(Viewer.SELF, "/privacy", here.get("sub"), "colleague"),
                        way(Viewer.LEAD, page, "lead"),
                        way(Viewer.OPERATOR, page, OPERATOR));
            }
            case AUDIENCE -> {
                String page = "/admin/people/" + id("person") + "/audience" + at;
                yield List.of(
                        telling(Viewer.SELF, "/privacy", "You earn as: Student", "student"),
                        way(Viewer.LEAD, page, "lead"),
                        way(Viewer.OPERATOR, page, OPERATOR));
            }
            case OWN_ADDRESSES -> List.of(telling(Viewer.SELF, "/record/addresses", "holder@example.org", "holder"));
            case CATALOGUE_STAGES -> List.of(way(Viewer.LEAD, "/admin/credentials", "lead"));
            case PROPOSALS -> {
                String page = "/design/proposals/" + id("proposal");
                yield List.of(
                        way(Viewer.SELF, page, "designer"),
                        way(Viewer.COMMITTEE, page, "committee"),
                        way(Viewer.LEAD, page, "lead"));
            }
            case COHORT_THREADS ->
                List.of(
                        telling(Viewer.COHORT, here.get("thread"), "A word among us", "holder", "coach"),
                        telling(
                                Viewer.LEAD,
                                "/admin" + here.get("thread") + "/thread" + at,
                                "A word among us",
                                "lead"));
            case GUEST_INVITATIONS ->
                List.of(
                        way(Viewer.LEAD, "/admin/guests" + at, "lead"),
                        way(Viewer.OPERATOR, "/admin/guests" + at, OPERATOR));
            case GUARDIAN_CONSENTS ->
                List.of(
                        telling(Viewer.SELF, "/privacy", "consent that your school recorded", "student"),
                        telling(Viewer.COACH, here.get("student"), "Work of this year", "coach"),
                        telling(Viewer.LEAD, here.get("student"), "Work of this year", "lead"));
            case ERASURE_CERTIFICATES ->
                List.of(
                        way(Viewer.LEAD, here.get("erasure") + "/certificate", "lead"),
                        way(Viewer.OPERATOR, here.get("erasure") + "/certificate", OPERATOR),
                        way(
                                Viewer.WITH_THE_ADDRESS,
                                here.get("certificate"),
                                everyone().toArray(String[]::new)));
            case REGISTER ->
                List.of(
                        telling(Viewer.SELF, "/privacy", "Teacher of chess", "colleague"),
                        way(Viewer.LEAD, "/admin/staff" + at, "lead"),
                        way(Viewer.OPERATOR, "/admin/staff" + at, OPERATOR));
            case PROGRAMMES ->
                List.of(
                        way(Viewer.LEAD, "/admin/programmes/" + id("programme") + at, "lead"),
                        way(Viewer.OPERATOR, "/admin/programmes/" + id("programme") + at, OPERATOR));
            case CATALOGUE_FILES ->
                List.of(
                        way(Viewer.DESIGNER, "/admin/catalogue", "designer"),
                        way(Viewer.LEAD, "/admin/catalogue", "lead"));
            case STANDARDS_AND_STACKS ->
                List.of(
                        way(Viewer.DESIGNER, "/admin/stacks/" + id("stack"), "designer"),
                        way(Viewer.LEAD, "/admin/stacks/" + id("stack"), "lead"));
            case ROLE_PROFILES -> List.of(way(Viewer.LEAD, "/admin/role-profiles/" + id("role-profile"), "lead"));
            case ROLE_READINESS ->
                List.of(telling(Viewer.SELF, "/roles/" + id("role-slug"), "You have been eligible since", "holder"));
            case ROLE_POOLS ->
                List.of(
                        telling(Viewer.SELF, "/roles/" + id("role-slug"), "Your name is in the pool", "holder"),
                        telling(
                                Viewer.LEAD,
                                "/admin/role-profiles/" + id("role-profile") + "/pool",
                                "The holder",
                                "lead"));
            case STRENGTHS ->
                List.of(
                        telling(Viewer.SELF, "/strengths/mine", "Do not let leads find me any more", "holder"),
                        way(Viewer.LEAD, "/strengths", "lead"));
            case PAYROLL ->
                List.of(
                        way(Viewer.PAYROLL, "/recognition/periods/" + id("pay-period"), "payroll"),
                        way(Viewer.LEAD, "/recognition/periods/" + id("pay-period"), "lead"));
            case PRE_APPROVALS -> {
                String asked = "/recognition/pre-approvals/" + id("pre-approval");
                yield List.of(
                        telling(
                                Viewer.SELF,
                                "/credentials/" + id("own-slug") + "/pre-approval",
                                "Waits for an answer",
                                "earner"),
                        way(Viewer.PAYROLL, asked, "payroll"),
                        way(Viewer.LEAD, asked, "lead"));
            }
            case GOALS -> List.of(way(Viewer.LEAD, "/admin/goals/" + id("goal"), "lead"));
            case STUDENTS -> List.of(way(Viewer.COACH, "/students", "coach"), way(Viewer.LEAD, "/students", "lead"));
            case DISTRICT_DECISIONS ->
                List.of(
                        way(Viewer.LEAD, "/admin/district" + at, "lead"),
                        way(Viewer.OPERATOR, "/admin/district" + at, OPERATOR));
            case ROSTERS ->
                List.of(
                        way(Viewer.LEAD, "/admin/rosters" + at, "lead"),
                        way(Viewer.LMS_ADMIN, "/admin/rosters" + at, "lms-admin"),
                        way(Viewer.OPERATOR, "/admin/rosters" + at, OPERATOR));
            case COURSE_LINKS ->
                List.of(
                        way(Viewer.LEAD, "/admin/placements", "lead"),
                        way(Viewer.OPERATOR, "/admin/placements", OPERATOR));
            case CONNECTIONS ->
                List.of(
                        way(Viewer.LMS_ADMIN, "/admin/platforms/" + id("connection"), "lms-admin"),
                        way(Viewer.OPERATOR, "/admin/platforms/" + id("connection"), OPERATOR));
            case REWARD_RULES -> List.of(way(Viewer.LEAD, "/rules", "lead"), way(Viewer.UNION, "/rules", "union"));
            case REWARDS -> List.of(telling(Viewer.SELF, "/record/rewards", id("award"), "holder"));
            case AUDIT -> List.of(way(Viewer.LEAD, "/admin/audit", "lead"), way(Viewer.UNION, "/admin/audit", "union"));
            case RULES ->
                List.of(way(Viewer.EVERYBODY, "/visibility", actors.keySet().toArray(String[]::new)));
        };
    }

    private MockHttpServletResponse post(String actor, String path, String... parameters) {
        return post(actors.get(actor), path, parameters);
    }

    private MockHttpServletResponse post(Authentication who, String path, String... parameters) {
        MockMvcTester.MockMvcRequestBuilder form =
                web.post().uri(path).with(authentication(who)).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            form = form.param(parameters[i], parameters[i + 1]);
        }
        MockHttpServletResponse answer = form.exchange().getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(302);
        return answer;
    }

    private PersonId person(String actor) {
        return ((SignedInPerson) actors.get(actor).getPrincipal()).id();
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

    private static boolean sees(MockHttpServletResponse answer, Way way) {
        if (way.text().isEmpty() && String.valueOf(answer.getRedirectedUrl()).startsWith("/files/")) {
            // Whoever is let through to a file is handed an address of it.
            return true;
        }
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
