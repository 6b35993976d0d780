package org.waymark.journeys;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page passes axe and needs no sideways scroll, on a phone, a tablet and a desk, in both languages. The tool is opened
 * in a window of its own, so that each page can be looked at by its address. Axe reads each page once, where there is least
 * room; at every width and in both languages with {@code -Pthorough}.
 */
class PageAuditIT extends Journey {

    private static final int PHONE = 320;
    private static final int DESK = 1180;
    private static final int TABLET = 768;
    private static final boolean THOROUGH = Boolean.getBoolean("waymark.thorough");

    /** To look at with one's own eyes: {@code -Dwaymark.pictures=true}, in target/screenshots. */
    private static final boolean PICTURES = THOROUGH || Boolean.getBoolean("waymark.pictures");

    /**
     * A page and who looks at it.
     *
     * @param path where to begin; empty for where the launch lands
     * @param links the first link or button that fits is followed, one after another, to pages whose address has a number
     *     in it; after {@link #OVERTAKEN} a field of a form that somebody else saves meanwhile, after {@link #EMPTIED} one
     *     that is sent with nothing in it, after {@link #SENT} a file
     */
    private record Looked(String person, String path, String... links) {}

    private static final String ONE = "/credentials/culturally-responsive-text-selection";
    private static final String OPERATOR = "operator";
    private static final String CONNECTION = "main h2 a[href^='/admin/platforms/']";
    private static final String HEALTH = "main a[href$='/health']";
    private static final String PROGRAMME = "main ul.tasks a[href*='/admin/programmes/']";
    private static final String REVISE = "main form[action$='/design/revise'] button";
    private static final String DRAFT = "main ul.tasks a[href*='/design/']";
    private static final String COACHED = "main ul.tasks li:has(.tag--info) a";
    private static final String AGAIN = "main ul.tasks a[href*='/submissions/']";
    private static final String PLACED = "#placed-links a";
    private static final String LAUNCH = "#new-window";
    private static final String START = "main form[action$='/start'] button";

    private static final String DESIGNED = "main ul.tasks a[href^='/design/']";
    private static final String ALOUD = "/credentials/reading-aloud-with-a-purpose";
    private static final String STACK = "main ul.tasks a[href*='/stacks/']";
    private static final String GOAL = "main ul.tasks a[href*='/goals/']";

    private static final String SAMPLED = "main th a:has-text('Reading aloud')";
    private static final String GIVEN = "main ul.tasks a[href*='/reviews/']";
    private static final String RECORD = "main a[href$='/record']:not([href='/record'])";

    private static final String OVERTAKEN = "saved elsewhere meanwhile: ";
    private static final String EMPTIED = "sent with nothing in it: ";
    private static final String SENT = "sent: ";
    private static final String CATALOGUE_FILE = "catalogue.yaml";
    private static final String FRAMEWORK_FILE = "framework.json";
    private static final String REFUSED_CATALOGUE = "refused.yaml";
    private static final String REFUSED_FRAMEWORK = "refused.json";
    private static final String NEW_FILE = "new.yaml";
    private static final String NEW_TITLE = "Groups that need each other";

    private static final Map<String, String> FILES =
            Map.of(CATALOGUE_FILE, """
            goals:
              - {id: TALK, title: Every child speaks in every lesson, why: Who speaks learns., audiences: [EDUCATOR], begins: 2026-08-01, ends: 2027-07-31, owner: Office of learning, contribution: A lesson in which all speak.}
            """, FRAMEWORK_FILE, """
            {"CFDocument": {"identifier": "audit", "title": "Listening"},
             "CFItems": [{"identifier": "a1", "humanCodingScheme": "L.1", "fullStatement": "Hears every child."}],
             "CFAssociations": []}
            """, REFUSED_CATALOGUE, """
            goals:
              - {id: TALK, title: <script>alert(1)</script>, begins: some day}
            stacks:
              - {id: LEADS, title: Leads nowhere, all: [NO-SUCH-ONE]}
            """, REFUSED_FRAMEWORK, """
            {"CFDocument": {"identifier": "refused", "title": "Listening"},
             "CFItems": [{"identifier": "a1", "fullStatement": "Hears."}, {"identifier": "a1", "fullStatement": "Waits."}],
             "CFAssociations": []}
            """);

    /** Pages that are there to refuse. */
    private static final Set<String> REFUSALS = Set.of(
            "/verify?too-large",
            "/lti/launch",
            "/no-such-page",
            "/privacy/closed",
            "/work/closed?why=NOT_YOURS",
            "/sign-in/open?t=old");

    private static final List<Looked> PAGES = List.of(
            new Looked("designer1", ""),
            new Looked("designer1", "/design"),
            new Looked("designer1", "/design", REVISE),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/about']"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/competency']"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/method']"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/research']"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/overview']"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/evidence']"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/criteria']"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/workload']"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/alignment']"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/readers']"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/picture']"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/as-earner']"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/as-reviewer']"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/editors']"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/discard']"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/proposal']"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/proposal']", "main a[href$='/history']"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/reflection']"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/about']", OVERTAKEN + "#title"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/about']", EMPTIED + "#title"),
            new Looked("designer1", "/design", DRAFT, "main a[href$='/overview']", "button[value^='remove:']"),
            new Looked("designer1", "/admin/stacks"),
            new Looked("designer1", "/admin/stacks", STACK),
            new Looked("designer1", "/admin/stacks", STACK, OVERTAKEN + "#summary"),
            new Looked("designer1", "/admin/stacks", STACK, "main a[href$='/retire']"),
            new Looked("designer1", "/admin/catalogue", SENT + CATALOGUE_FILE),
            new Looked("designer1", "/admin/catalogue", SENT + REFUSED_CATALOGUE),
            new Looked("designer1", "/admin/standards", SENT + FRAMEWORK_FILE),
            new Looked("designer1", "/admin/standards", SENT + REFUSED_FRAMEWORK),
            new Looked("designer1", "/admin/samples"),
            new Looked("designer1", "/admin/samples", SAMPLED),
            new Looked("designer1", "/admin/samples", SAMPLED, "main ul.tasks a"),
            new Looked("designer1", "/admin/samples", SAMPLED, "main ul.tasks li:last-child a"),
            new Looked("designer1", "/admin/samples", SAMPLED, "main ul.tasks li:last-child a", "button[name=freeze]"),
            new Looked("designer1", "/home", AGAIN, "main a[href$='/decision']"),
            new Looked("designer1", "/home", AGAIN, "main a[href$='/decision']", "main a[href$='/appeal']"),
            new Looked("designer1", "/home", AGAIN, "main a[href$='/decision']", RECORD),
            new Looked("designer1", "/sandbox", PLACED),
            new Looked("designer1", "/sandbox", PLACED, LAUNCH),
            new Looked("designer1", "/sandbox", PLACED, LAUNCH, "main a[href*='/pick']"),
            new Looked("designer1", "/sandbox/content"),
            new Looked("designer1", "/sandbox/content/launch"),
            new Looked("coach1", "/home", AGAIN, "main a[href$='/decision']", "main a[href$='/appeal']"),
            new Looked("coach1", "/insights/coached"),
            new Looked("teacher2", "/design", DRAFT, "main a[href$='/newer']"),
            new Looked("teacher2", ALOUD, START, "main a[href$='/newer']"),
            new Looked("teacher1", ONE + "/history"),
            new Looked("reviewer1", "/design/proposals"),
            new Looked("reviewer1", "/design/proposals", DESIGNED),
            new Looked("admin1", "/design/proposals", DESIGNED),
            new Looked("admin1", "/admin/credentials"),
            new Looked("admin1", "/admin/credentials", "main ul.tasks a[href*='/admin/credentials/']"),
            new Looked("teacher1", "/admin"),
            new Looked("teacher1", "/lti/launch"),
            new Looked("teacher1", "/no-such-page"),
            new Looked("teacher1", ONE, START),
            new Looked("teacher1", ONE, START, "main a[href$='/overview']"),
            new Looked("teacher1", ONE, START, "main a[href*='/evidence/']"),
            new Looked("teacher1", ONE, START, "main a[href$='/reflection']"),
            new Looked("teacher1", ONE, START, "main a[href$='/self-assessment']"),
            new Looked("teacher1", "/submissions/{draft}/check"),
            new Looked("teacher1", ONE, START, "main a[href*='/evidence/']", "main a[href$='/earlier']"),
            new Looked("teacher3", ONE, START, "main a[href*='/evidence/']", "main a[href$='/earlier']"),
            new Looked("teacher1", "/plan"),
            new Looked("teacher1", "/plan", "main article a[href*='/plan/']"),
            new Looked("teacher1", "/plan", "main article a[href*='/plan/']", "main a[href$='/already']"),
            new Looked("teacher1", "/plan", "main article a[href$='/leave']"),
            new Looked("teacher1", "/submissions/classes"),
            new Looked("teacher1", "/record/apart"),
            new Looked("teacher1", "/record/apart?q=a"),
            new Looked("teacher1", "/privacy"),
            new Looked("teacher1", "/privacy/closed"),
            new Looked("teacher1", "/work/closed?why=NOT_OPENED"),
            new Looked("teacher1", "/home"),
            new Looked("teacher1", "/credentials"),
            new Looked("teacher1", "/credentials?q=small&hours=6-10"),
            new Looked("teacher1", "/credentials?q=nothing-of-this-name"),
            new Looked("teacher1", "/credentials", "main a[href*='/credentials/']"),
            new Looked("teacher1", "/open/{district}" + ONE),
            new Looked("teacher1", "/record"),
            new Looked("teacher1", "/visibility"),
            new Looked("teacher1", "/goals"),
            new Looked("teacher1", "/goals", GOAL),
            new Looked("teacher1", "/stacks"),
            new Looked("teacher1", "/stacks", STACK),
            new Looked("teacher1", "/standards"),
            new Looked("teacher1", "/standards?q=learner"),
            new Looked("teacher1", "/standards/intasc"),
            new Looked("teacher1", "/standards/intasc/items/c-1"),
            new Looked("teacher1", "/record/addresses"),
            new Looked("teacher1", "/record/elsewhere"),
            new Looked("teacher1", "/verify"),
            new Looked("teacher1", "/verify?too-large"),
            new Looked("teacher1", "/sign-in"),
            new Looked("teacher1", "/sign-in/sent"),
            new Looked("teacher1", "/sign-in/open?t=old"),
            new Looked("teacher1", "/work/closed?why=NOT_YOURS"),
            new Looked("teacher3", "/home"),
            new Looked("teacher3", "/programmes"),
            new Looked("teacher3", "/programmes", "main ul.tasks a"),
            new Looked("teacher3", "/home", COACHED),
            new Looked("teacher3", "/home", COACHED, "main a[href$='/coach']"),
            new Looked("teacher3", "/home", COACHED, "main a[href$='/coach']", "main a[href$='/colleagues']"),
            new Looked("teacher1", ONE, START, "main a[href$='/coach']"),
            new Looked("teacher1", ONE, START, "main a[href$='/coach']", "main a[href$='/choose']"),
            new Looked("teacher3", "/doors"),
            new Looked("teacher3", "/doors?q=nothing-of-this-name"),
            new Looked("teacher3", "/doors/mine"),
            new Looked("teacher3", "/record/rewards"),
            new Looked("teacher3", "/record/invite"),
            new Looked("teacher3", "/roles"),
            new Looked("teacher3", "/samples"),
            new Looked("teacher3", "/strengths/mine"),
            new Looked("teacher3", "/record/portfolio"),
            new Looked("teacher3", "/record/clr"),
            new Looked("teacher3", "/record/ownership"),
            new Looked("teacher3", "/record/hosts"),
            new Looked("teacher3", "/portfolios"),
            new Looked("teacher3", "/portfolios?q=nothing-of-this-name"),
            new Looked("teacher3", "/portfolio/{portfolio}"),
            new Looked("coach1", "/home"),
            new Looked("coach1", "/home", AGAIN),
            new Looked("coach1", "/home", AGAIN, "main a[href$='/decision']"),
            new Looked("coach1", "/home", AGAIN, "main a[href$='/changes']"),
            new Looked("coach1", "/home", AGAIN, "main a[href$='/evidence/A2']", "main a[href$='/moments']"),
            new Looked("coach1", "/home", AGAIN, "main a[href$='/evidence/A2']", "main a[href$='/words']"),
            new Looked("coach1", "/home", AGAIN, "main a[href$='/evidence/A2']", "main a[href$='/remove']"),
            new Looked("coach1", "/home", AGAIN, "main a[href$='/evidence/A2']", "main a[href$='/students']"),
            new Looked("coach1", "/home", AGAIN, "main a[href$='/evidence/A2']", "main a[href$='/text']"),
            new Looked("coach1", "/coaching"),
            new Looked("coach1", "/coaching?waiting=true", "main tbody a"),
            new Looked("teacher3", "/notices"),
            new Looked("teacher3", "/notices/settings"),
            new Looked("teacher3", "/record"),
            new Looked("teacher3", "/record/looks"),
            new Looked("teacher3", "/record", "main a[href*='/badges/']"),
            new Looked("teacher3", "/record", "main a[href*='/badges/']", "main a[href*='/evidence/']"),
            new Looked("reviewer1", "/badges/{badge}"),
            new Looked("teacher3", "/record", "main a[href$='/decision']"),
            new Looked("teacher3", "/record", "main a[href$='/decision']", RECORD),
            new Looked("teacher3", "/notices", "main a[href*='/notices/go/']"),
            new Looked("teacher3", "/record", "main a[href$='/decision']", "main a[href*='/submissions/']"),
            new Looked(
                    "teacher3",
                    "/record",
                    "main a[href$='/decision']",
                    "main a[href*='/submissions/']",
                    "main a[href$='/instructors']"),
            new Looked(
                    "teacher3",
                    "/record",
                    "main a[href$='/decision']",
                    "main a[href*='/submissions/']",
                    "main a[href$='/check']"),
            new Looked("teacher3", "/record", "main a[href$='/grade']"),
            new Looked("reviewer1", "/home"),
            new Looked("reviewer1", "/reviews"),
            new Looked("reviewer1", "/reviews/agreement"),
            new Looked("reviewer1", "/reviews/samples"),
            new Looked("reviewer1", "/reviews/samples", "main a[href*='/sittings/']"),
            new Looked("reviewer1", "/reviews", "main a[href*='/reviews/']"),
            new Looked("reviewer1", "/reviews", "main a[href*='/reviews/']", "main a[href$='/concern']"),
            new Looked("reviewer2", "/reviews/me"),
            new Looked("reviewer2", "/reviews/me", EMPTIED + "#from"),
            new Looked("reviewer2", "/reviews/samples"),
            new Looked("reviewer2", "/reviews/samples", "main form button"),
            new Looked("reviewer2", "/reviews/samples", "main form button", "main form button"),
            new Looked("reviewer3", "/reviews"),
            new Looked("reviewer3", "/reviews", GIVEN),
            new Looked("reviewer3", "/reviews", GIVEN, "main a[href*='criterion=']"),
            new Looked("reviewer3", "/reviews", GIVEN, "button[name=send]"),
            new Looked("reviewer3", "/reviews", GIVEN, "main a[href$='/concern']", EMPTIED + "#words"),
            new Looked("reviewer3", "/reviews", "main a[href$='/decline']"),
            new Looked("reviewer3", "/admin/samples", SAMPLED, "main ul.tasks li:has(.hint) a"),
            new Looked("admin1", "/home"),
            new Looked("admin1", "/manage"),
            new Looked("admin1", "/admin/feedback"),
            new Looked("admin1", "/admin/agreement"),
            new Looked("admin1", "/admin/samples"),
            new Looked("admin1", "/admin/samples", SAMPLED),
            new Looked("admin1", "/admin/reviews"),
            new Looked("admin1", "/admin/appeals"),
            new Looked("admin1", "/admin/decisions"),
            new Looked("admin1", "/admin/decisions/{appealed}"),
            new Looked("admin1", "/admin/decisions/{appealed}", EMPTIED + "#reason"),
            new Looked("admin1", "/admin/decisions/{decided}"),
            new Looked("admin1", "/admin/awards"),
            new Looked("admin1", "/admin/awards/{badge}"),
            new Looked("admin1", "/admin/reviewers"),
            new Looked("admin1", "/admin/reading-times"),
            new Looked("admin1", "/concerns"),
            new Looked("admin1", "/concerns", "main a[href*='/concerns/']"),
            new Looked("admin1", "/admin/people"),
            new Looked("admin1", "/admin/people", "main td a"),
            new Looked("admin1", "/admin/audit"),
            new Looked("admin1", "/admin/audit?q=nobody-of-this-name"),
            new Looked("admin1", "/admin/people", "main td a", "main a[href*='/audience']"),
            new Looked("admin1", "/recordings"),
            new Looked("admin1", "/recordings?q=nk"),
            new Looked("admin1", "/admin/guests"),
            new Looked("admin1", "/students"),
            new Looked("admin1", "/admin/people", "main td a", "main a[href*='/identities']"),
            new Looked("admin1", "/admin/programmes"),
            new Looked("admin1", "/admin/programmes/new"),
            new Looked("admin1", "/admin/programmes", PROGRAMME),
            new Looked("admin1", "/admin/programmes", PROGRAMME, "main a[href*='/about']"),
            new Looked("admin1", "/admin/programmes", PROGRAMME, "main a[href*='/members']"),
            new Looked("admin1", "/admin/programmes", PROGRAMME, "main a[href*='/cohorts']"),
            new Looked("admin1", "/admin/standards"),
            new Looked("admin1", "/admin/stacks"),
            new Looked("admin1", "/admin/stacks/new"),
            new Looked("admin1", "/admin/equivalents"),
            new Looked("admin1", "/admin/endorsements"),
            new Looked("admin1", "/admin/goals"),
            new Looked("admin1", "/admin/goals/new"),
            new Looked("admin1", "/admin/goals", GOAL),
            new Looked("admin1", "/admin/goals", GOAL, OVERTAKEN + "#why"),
            new Looked("admin1", "/insights"),
            new Looked("admin1", "/insights/funnel"),
            new Looked("admin1", "/insights/schools"),
            new Looked("admin1", "/insights/barriers"),
            new Looked("admin1", "/insights/reviews"),
            new Looked("admin1", "/insights/hours"),
            new Looked("admin1", "/insights/goals"),
            new Looked("admin1", "/insights/goals/report"),
            new Looked("admin1", "/goals", GOAL, "main a[href$='/progress']"),
            new Looked("admin1", "/rules"),
            new Looked("admin1", "/rules/new"),
            new Looked("admin1", "/rules/credits"),
            new Looked("admin1", "/recognition"),
            new Looked("admin1", "/recognition/pre-approvals"),
            new Looked("admin1", "/recognition/periods"),
            new Looked("admin1", "/admin/role-profiles"),
            new Looked("admin1", "/admin/role-profiles/new"),
            new Looked("admin1", "/strengths"),
            new Looked("admin1", "/admin/platforms"),
            new Looked("admin1", "/admin/platforms", CONNECTION),
            new Looked("admin1", "/admin/platforms", CONNECTION, HEALTH),
            new Looked("admin1", "/admin/doctor"),
            new Looked("admin1", "/admin/rosters"),
            new Looked("admin1", "/admin/staff"),
            new Looked("admin1", "/admin/passback"),
            new Looked("admin1", "/admin/passback/places"),
            new Looked("admin1", "/admin/placements"),
            new Looked("admin1", "/admin/privacy"),
            new Looked("admin1", "/admin/catalogue"),
            new Looked("admin1", "/admin/district"),
            new Looked("admin1", "/admin/district/policies"),
            new Looked("admin1", "/admin/district/calendar"),
            new Looked("admin1", "/privacy/people"),
            new Looked("admin1", "/sandbox"),
            new Looked("admin1", "/sandbox/gradebook"),
            new Looked("admin1", "/sandbox/tools"),
            new Looked("admin1", "/sandbox/mail"),
            new Looked(OPERATOR, "/admin/today"),
            new Looked(OPERATOR, "/admin/platforms"),
            new Looked(OPERATOR, "/admin/platforms/new"),
            new Looked(OPERATOR, "/admin/platforms", CONNECTION),
            new Looked(OPERATOR, "/admin/platforms", CONNECTION, HEALTH),
            new Looked(OPERATOR, "/admin/platforms", "main a[href$='/lti11']"),
            new Looked(OPERATOR, "/admin/doctor"),
            new Looked(OPERATOR, "/admin/doctor", "main a[href*='/admin/doctor/']"),
            new Looked(OPERATOR, "/admin/keys"),
            new Looked(OPERATOR, "/admin/jobs"),
            new Looked(OPERATOR, "/admin/staff"),
            new Looked(OPERATOR, "/admin/people"));

    private static String district = "";
    private static String decided = "";
    private static String appealed = "";
    private static String draft = "";
    private static String badge = "";
    private static String portfolio = "";

    private static final Set<String> VISITED = new TreeSet<>();

    /** Nothing here rests on them. */
    @Override
    protected ThirdPartyCookies cookies() {
        return ThirdPartyCookies.ALLOWED;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void everyPageFitsAndIsAccessible(String language) throws IOException, InterruptedException {
        if (district.isEmpty()) {
            district = arranged();
        }
        List<String> problems = new ArrayList<>();
        Map<String, List<Looked>> byPerson =
                PAGES.stream().collect(Collectors.groupingBy(Looked::person, LinkedHashMap::new, Collectors.toList()));
        byPerson.forEach((person, pages) -> {
            Page tool = person.equals(OPERATOR) ? operator(language) : openInAWindow(person, language);
            Map<List<String>, String> reached = new HashMap<>();
            pages.forEach(looked -> problems.addAll(problemsOf(tool, looked, reached, language)));
            tool.close();
        });
        problems.addAll(PagesLookedAt.forgotten(VISITED));
        assertThat(problems).isEmpty();
    }

    /**
     * What only shows once somebody did something: anyone may read rubrics, a proposal waits for the committee and another
     * for a lead, and a newer version came out of what a teacher works on and revises. Answers the id of the district.
     */
    private String arranged() throws IOException, InterruptedException {
        Page lead = openInAWindow("admin1", "en");
        lead.navigate(address("/admin/district/policies"));
        lead.locator("[name=open-rubrics]").selectOption("1");
        lead.waitForNavigation(() -> lead.locator("main form .btn").last().click());
        lead.navigate(address("/admin/programmes/new"));
        String id = lead.locator("input[name=district]").first().inputValue();
        lead.close();
        Page teacher = openInAWindow("teacher2", "en");
        teacher.navigate(address("/design"));
        follow(teacher, teacher.locator(REVISE).first());
        String draft = teacher.url();
        teacher.navigate(draft + "/method");
        teacher.locator("#summary")
                .fill("Learn who reads, look at the texts there are, choose with reasons, then listen.");
        submit(teacher, "#summary");
        teacher.navigate(draft + "/proposal");
        teacher.locator("#note").fill("It says more plainly what is asked.");
        follow(teacher, teacher.locator("main form[action$='/proposal'] button"));
        teacher.navigate(address(ALOUD));
        follow(teacher, teacher.locator(START).first());
        teacher.navigate(address("/design"));
        teacher.locator("#definition").selectOption(new SelectOption().setLabel("Reading aloud with a purpose"));
        follow(teacher, teacher.locator(REVISE).first());
        teacher.navigate(teacher.url() + "/competency");
        teacher.locator("#competency").fill("Reads aloud, and knows what for.");
        submit(teacher, "#competency");
        teacher.close();
        importAloudAnew();
        approvedForTheLead();
        read();
        return id;
    }

    /** A reader is away some day and had a concern; an earner is asked for a sample; a lead opened the record of a decision. */
    private void read() {
        Page reader = openInAWindow("reviewer2", "en");
        reader.navigate(address("/reviews/me"));
        reader.locator("#from").fill(LocalDate.now(UTC).plusMonths(6).toString());
        reader.locator("#to").fill(LocalDate.now(UTC).plusMonths(7).toString());
        submit(reader, "#from");
        reader.close();
        reader = openInAWindow("reviewer1", "en");
        reader.navigate(address("/reviews"));
        follow(reader, reader.locator(GIVEN).first());
        follow(reader, reader.locator("main a[href$='/concern']").first());
        reader.locator("#kind").check();
        reader.locator("#words").fill("The plan names a student in its second line.");
        submit(reader, "#words");
        reader.close();
        Page designer = openInAWindow("designer1", "en");
        appealed = submissionOf(designer, "/home", AGAIN);
        designer.navigate(address("/admin/samples"));
        follow(designer, designer.locator("main th a:has-text('Formative')").first());
        follow(designer, designer.locator("main form[action$='/ask'] button"));
        designer.close();
        Page beginner = openInAWindow("teacher1", "en");
        draft = submissionOf(beginner, ONE, START);
        beginner.close();
        Page earner = openInAWindow("teacher3", "en");
        decided = submissionOf(earner, "/record", "main a[href$='/decision']");
        earner.navigate(address("/record/apart?q=Cora"));
        follow(earner, earner.locator("button[name=person]").first());
        shown(earner);
        earner.close();
        Page lead = openInAWindow("admin1", "en");
        lead.navigate(address("/admin/decisions/{decided}"));
        lead.locator("#reason").fill("The teacher asks how it came about.");
        submit(lead, "#reason");
        lead.close();
    }

    /** A badge is shared, and stands in a portfolio that is open. */
    private void shown(Page earner) {
        earner.navigate(address("/record"));
        follow(earner, earner.locator("main a[href*='/badges/']").first());
        badge = earner.url().replaceAll(".*/badges/([^/?#]+).*", "$1");
        Locator share = earner.locator("main form[action$='/share']:has(input[name=shared][value=true]) button");
        if (share.count() > 0) {
            follow(earner, share.first());
        }
        earner.navigate(address("/record/portfolio"));
        earner.locator("#title").fill("What I teach");
        earner.locator("select[name=place-" + badge + "]").selectOption("1");
        earner.locator("#opened").check();
        submit(earner, "#title");
        portfolio = earner.locator("#address").inputValue().replaceAll(".*/portfolio/", "");
    }

    private String submissionOf(Page earner, String path, String link) {
        earner.navigate(address(path));
        follow(earner, earner.locator(link).first());
        return earner.url().replaceAll(".*/submissions/([^/]+).*", "$1");
    }

    /** A file brings it whole, and two members of the committee approve it. */
    private void approvedForTheLead() {
        Page designer = openInAWindow("designer1", "en");
        designer.navigate(address("/admin/catalogue"));
        send(designer, NEW_FILE);
        submit(designer, "main form[action*='/admin/catalogue/'] button");
        designer.navigate(address("/design"));
        follow(designer, designer.locator(DRAFT).filter(saying(NEW_TITLE)).first());
        follow(designer, designer.locator("main a[href$='/proposal']").first());
        follow(designer, designer.locator("main form[action$='/proposal'] button"));
        designer.close();
        for (String member : List.of("reviewer1", "reviewer2")) {
            Page committee = openInAWindow(member, "en");
            committee.navigate(address("/design/proposals"));
            follow(
                    committee,
                    committee.locator(DESIGNED).filter(saying(NEW_TITLE)).first());
            committee.locator("#choice-approve").check();
            committee.locator("#reason").fill("It is clear what is asked.");
            submit(committee, "#reason");
            committee.close();
        }
    }

    private static Locator.FilterOptions saying(String words) {
        return new Locator.FilterOptions().setHasText(words);
    }

    /** One of the samples, under another name. */
    private static String another() {
        String samples = resource("/samples/definitions.yaml");
        return samples.substring(samples.indexOf("- id: WM-PSG-01"), samples.indexOf("- id: WM-FAE-01"))
                .replace("WM-PSG-01", "WM-GRP-09")
                .replace("Productive small-group work", NEW_TITLE);
    }

    private static String resource(String name) {
        try (InputStream in = PageAuditIT.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void importAloudAnew() throws IOException, InterruptedException {
        String file = resource("/samples/demonstration.yaml")
                .replace("version: 1.0.0", "version: 1.1.0")
                .replace("Every child is heard", "Each child is heard");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(waymark().url("/api/catalogue/import?district=Sandbox%20District")))
                                .header("Authorization", "Bearer " + Waymark.ADMIN_TOKEN)
                                .header("Content-Type", "application/yaml")
                                .POST(HttpRequest.BodyPublishers.ofString(file))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private List<String> problemsOf(Page tool, Looked looked, Map<List<String>, String> reached, String language) {
        List<String> problems = new ArrayList<>();
        int status;
        try {
            status = open(tool, looked, reached);
        } catch (PlaywrightException e) {
            return List.of(looked.person() + " does not reach " + looked.path() + " " + String.join(" ", looked.links())
                    + " " + language + ": " + e.getMessage());
        }
        if (status < 400 || REFUSALS.contains(looked.path())) {
            VISITED.add(URI.create(tool.url()).getPath());
        }
        String name = looked.person() + " " + tool.url() + " " + language;
        if (status >= 400 != REFUSALS.contains(looked.path())) {
            problems.add(name + " answered " + status);
        }
        for (int width : widths(language)) {
            tool.setViewportSize(width, 900);
            String at = name + " at " + width;
            if (THOROUGH || width == PHONE && language.equals("en")) {
                Accessibility.violations(tool).forEach(violation -> problems.add(at + ": " + violation));
            }
            int sideways = Accessibility.sideways(tool);
            if (sideways > 0) {
                problems.add(at + " is " + sideways + " px too wide");
            }
            if (PICTURES && isLookedAt(language, width)) {
                picture(tool, looked, language, width);
            }
        }
        if (!tool.url().startsWith(waymark().lms("/sandbox"))
                && !language.equals(tool.locator("html").getAttribute("lang"))) {
            problems.add(name + " is not in this language");
        }
        return problems;
    }

    /** Opens a page from the nearest one on the way to it that was open before; answers how the first one answered. */
    private int open(Page tool, Looked looked, Map<List<String>, String> reached) {
        List<String> way = new ArrayList<>(List.of(looked.path()));
        way.addAll(List.of(looked.links()));
        int known = way.size() - 1;
        while (known > 0 && !reached.containsKey(way.subList(0, known))) {
            known--;
        }
        int status = 200;
        if (known > 0) {
            status = tool.navigate(reached.get(way.subList(0, known))).status();
        } else if (!looked.path().isEmpty()) {
            status = tool.navigate(address(looked.path())).status();
            if (looked.path().startsWith("/sandbox")) {
                launched(tool);
            }
        }
        for (int step = Math.max(known, 1); step < way.size(); step++) {
            String link = way.get(step);
            if (link.startsWith(OVERTAKEN)) {
                overtake(tool, link.substring(OVERTAKEN.length()));
            } else if (link.startsWith(EMPTIED)) {
                String field = link.substring(EMPTIED.length());
                tool.locator(field).fill("");
                submit(tool, field);
            } else if (link.startsWith(SENT)) {
                send(tool, link.substring(SENT.length()));
            } else {
                follow(tool, tool.locator(link).first());
                launched(tool);
                reached.put(List.copyOf(way.subList(0, step + 1)), tool.url());
            }
        }
        return status;
    }

    /** The way from an LMS into the tool leads over pages that send themselves on. */
    private static void launched(Page tool) {
        if (tool.url().contains("/launch")) {
            tool.waitForURL(url -> !url.contains("/sandbox/") && !url.contains("/lti/"));
        }
    }

    /** Spanish is longer: what fits a phone in it fits wherever there is more room, and so it is looked at on a phone. */
    private static int[] widths(String language) {
        return THOROUGH || language.equals("en") ? new int[] {DESK, TABLET, PHONE} : new int[] {PHONE};
    }

    private static boolean isLookedAt(String language, int width) {
        return width == (language.equals("en") ? DESK : PHONE);
    }

    private static void picture(Page tool, Looked looked, String language, int width) {
        String name = (looked.person() + looked.path() + String.join("-", looked.links()) + "-" + width)
                .replaceAll("[^A-Za-z0-9-]+", "_");
        tool.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", language, name + ".png")));
    }

    private String address(String path) {
        return path.startsWith("/sandbox")
                ? waymark().lms(path)
                : waymark()
                        .url(path.replace("{district}", district)
                                .replace("{decided}", decided)
                                .replace("{appealed}", appealed)
                                .replace("{draft}", draft)
                                .replace("{badge}", badge)
                                .replace("{portfolio}", portfolio));
    }

    /** The operator is at the door, whose language is the browser's. */
    private Page operator(String language) {
        Page door = browser.newPage();
        door.route("**/*", route -> {
            Map<String, String> headers = new HashMap<>(route.request().headers());
            headers.put("accept-language", language);
            route.resume(new Route.ResumeOptions().setHeaders(headers));
        });
        door.navigate(waymark().url("/admin"));
        if (door.locator("#token").count() > 0) {
            door.locator("#token").fill(Waymark.ADMIN_TOKEN);
            door.locator("form[action$='/admin'] button").click();
            door.locator("nav.tabs").waitFor();
        }
        return door;
    }

    private static void follow(Page tool, Locator next) {
        if (next.evaluate("element => element.localName").equals("button")) {
            tool.waitForNavigation(next::click);
        } else {
            tool.navigate((String) next.evaluate("a => a.href"));
        }
    }

    /** The form is saved with other words, as from another window, before it is sent. */
    private static void overtake(Page tool, String field) {
        tool.locator(field).fill("Saved elsewhere at " + System.nanoTime());
        tool.evaluate(
                "field => { const form = document.querySelector(field).form;"
                        + " return fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))})"
                        + ".then(() => true) }",
                field);
        tool.locator(field).fill("Typed here meanwhile");
        submit(tool, field);
    }

    private static void submit(Page tool, String field) {
        tool.waitForNavigation(
                () -> tool.evaluate("field => document.querySelector(field).form.requestSubmit()", field));
    }

    private static void send(Page tool, String name) {
        String content = name.equals(NEW_FILE) ? another() : FILES.get(name);
        tool.locator("#file")
                .setInputFiles(
                        new FilePayload(name, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8)));
        submit(tool, "#file");
    }

    private Page openInAWindow(String person, String language) {
        become(person);
        page.locator("#language-" + language).click();
        page.locator("#navigation-links a").first().click();
        Page tool = page.waitForPopup(() -> page.locator("#new-window").click());
        tool.locator("h1").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        tool.waitForURL(url -> url.startsWith(waymark().url("/")));
        return tool;
    }
}
