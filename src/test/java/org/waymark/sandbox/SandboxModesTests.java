package org.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.OnSandbox;
import org.waymark.Quirk;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformDetails;
import org.waymark.lti.PlatformRegistration;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.placement.TestGrades;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Waymark inside each LMS that the sandbox can behave like: registered by its own ways, launched, placed, graded. */
@OnSandbox
class SandboxModesTests {

    private static final Map<SandboxMode, Connected> CONNECTED = new EnumMap<>(SandboxMode.class);

    @LocalServerPort
    private int port;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LtiRegistrations registrations;

    @Autowired
    private Districts districts;

    @Autowired
    private Definitions definitions;

    @Autowired
    private People people;

    @Autowired
    private Submissions submissions;

    @Autowired
    private ApplicationContext context;

    private record Connected(String base, String issuer, String clientId, long tool, DistrictId district) {}

    /** Registers Waymark as this LMS does it, by the button on its page; once for each mode. */
    private Connected connected(SandboxMode mode) {
        return CONNECTED.computeIfAbsent(mode, this::connect);
    }

    private Connected connect(SandboxMode mode) {
        String base = "http://127.0.0.1:" + port + mode.path();
        HttpResponse<String> answer = TestTool.send(
                HttpRequest.newBuilder(URI.create(base + "/connect")).POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        Connected lms = newest(mode, base);
        if (platform(lms).configuredFrom() != null) {
            // Canvas and Blackboard: all schools share one issuer, so only the first is accepted at once.
            registrations.accept(platform(lms).id());
        }
        return lms;
    }

    private Connected newest(SandboxMode mode, String base) {
        return jdbc.sql("select id, client_id from sandbox_tool where issuer = ? order by id desc limit 1")
                .param(base)
                .query((row, number) -> new Connected(
                        base,
                        mode.issuer(base),
                        row.getString("client_id"),
                        row.getLong("id"),
                        districts.named("Sandbox District, " + mode.title())))
                .single();
    }

    /** Connected, and its deployment approved where only a launch brings it. */
    private Connected ready(SandboxMode mode) {
        Connected lms = connected(mode);
        registrations.approve(
                platform(lms).id(), mode.deployment(lms.tool()), lms.district().id());
        return lms;
    }

    private PlatformRegistration platform(Connected lms) {
        return registrations.find(lms.issuer(), lms.clientId()).orElseThrow();
    }

    private String navigation(Connected lms) {
        long link = jdbc.sql("select id from sandbox_link where client_id = ? and navigation = true")
                .param(lms.clientId())
                .query(Long.class)
                .single();
        return lms.base() + "/links/" + link + "/launch";
    }

    /** Places one micro-credential that no other test here has placed; the address that launches it. */
    private String placed(Connected lms, DefinitionVersion version) {
        SandboxVisit designer = new SandboxVisit().as("designer1");
        SandboxVisit.Page picker = designer.launch(lms.base() + "/content/launch?tool=" + lms.clientId());
        SandboxVisit.Page answered = designer.send(picker.form("definition")
                .only("request", "column")
                .with("definition", version.definition().toString())
                .with("add", "yes"));
        assertThat(designer.send(answered.form("JWT")).html())
                .contains("Added to the course")
                .contains(version.content().title());
        long link = jdbc.sql("select max(id) from sandbox_link where client_id = ?")
                .param(lms.clientId())
                .query(Long.class)
                .single();
        return lms.base() + "/links/" + link + "/launch";
    }

    private DefinitionVersion credential(Connected lms) {
        return definitions.published(lms.district()).get(0);
    }

    private JsonNode scores(Connected lms) {
        HttpResponse<String> answer = TestTool.send(HttpRequest.newBuilder(URI.create(lms.base() + "/gradebook.json"))
                .GET());
        return JsonMapper.shared().readTree(answer.body()).get("scores");
    }

    private void award(SandboxMode mode, Connected lms, DefinitionVersion version, String person) {
        PersonId earner = people.seen(
                lms.district(),
                lms.issuer(),
                mode.subject(SandboxPerson.find(person).orElseThrow()),
                null);
        SubmissionId submission = submissions.start(version.definition(), earner, lms.district());
        TestGrades.awarded(context, submission, version, earner, lms.district(), clock.instant());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PLAIN"})
    @Requirement({7, 33, 34, 35, 83})
    @Quirk({
        "moodle L1",
        "moodle L2",
        "moodle L4",
        "moodle L7",
        "moodle L8",
        "moodle launch",
        "moodle registration",
        "canvas registration",
        "canvas launch",
        "brightspace registration",
        "brightspace launch",
        "blackboard registration",
        "blackboard launch"
    })
    void registersAndOpensFromTheCourse(SandboxMode mode) {
        Connected lms = ready(mode);
        SandboxVisit.Page page = new SandboxVisit().as("teacher1").launch(navigation(lms));
        assertThat(page.status()).as(page.html()).isEqualTo(200);
        assertThat(page.address().getHost()).isEqualTo("localhost");
        assertThat(page.heading()).isNotEqualTo("We could not open Waymark");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PLAIN"})
    @Requirement({57, 59, 60, 63})
    @Quirk({"moodle R3", "moodle D1", "moodle deep linking", "canvas deep linking", "blackboard deep linking"})
    void placesAMicroCredentialThatThenOpens(SandboxMode mode) {
        Connected lms = ready(mode);
        DefinitionVersion version = credential(lms);
        String launch = placed(lms, version);
        SandboxVisit.Page page = new SandboxVisit().as("teacher2").launch(launch);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.heading()).isEqualTo(version.content().title());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PLAIN", "MINIMAL"})
    @Requirement({51, 64, 65, 67})
    @Quirk({"moodle T3", "moodle T6", "moodle ags", "canvas ags", "brightspace ags", "blackboard ags"})
    void sendsTheGradeOfAnAward(SandboxMode mode) {
        Connected lms = ready(mode);
        DefinitionVersion version = credential(lms);
        new SandboxVisit().as("teacher3").launch(placed(lms, version));
        award(mode, lms, version, "teacher3");
        assertThat(scores(lms).valueStream())
                .filteredOn(score -> score.get("user").asString().equals("teacher3"))
                .isNotEmpty()
                .allSatisfy(score -> {
                    assertThat(score.get("scoreGiven").asDouble()).isEqualTo(100);
                    assertThat(score.get("gradingProgress").asString()).isEqualTo("FullyGraded");
                });
    }

    @Test
    @Requirement({33, 54})
    void worksWithoutNamesServicesAndCourse() {
        Connected lms = ready(SandboxMode.MINIMAL);
        DefinitionVersion version = credential(lms);
        new SandboxVisit().as("teacher3").launch(placed(lms, version));
        award(SandboxMode.MINIMAL, lms, version, "teacher3");
        assertThat(scores(lms)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CANVAS", "BLACKBOARD"})
    @Requirement(29)
    @Quirk({"canvas launch", "blackboard registration"})
    void aDeploymentThatNobodyApprovedWaitsForTheOperator(SandboxMode mode) {
        Connected lms = ready(mode);
        SandboxVisit.Page page = new SandboxVisit()
                .as("teacher1")
                .launch(navigation(lms) + "?with=" + SandboxLaunches.SECOND_DEPLOYMENT);
        assertThat(page.status()).isEqualTo(403);
        assertThat(registrations.deployments(platform(lms).id()))
                .filteredOn(deployment -> deployment.tenant() == null)
                .extracting(deployment -> deployment.deploymentId())
                .contains(mode.secondDeployment(lms.tool()));
    }

    @Test
    @Requirement(57)
    @Quirk("canvas deep linking")
    void picksSeveralWhereThePlacementTakesSeveral() {
        Connected lms = ready(SandboxMode.CANVAS);
        String one = new SandboxVisit()
                .as("designer1")
                .launch(lms.base() + "/content/launch?tool=" + lms.clientId())
                .html();
        String several = new SandboxVisit()
                .as("designer1")
                .launch(lms.base() + "/content/launch?with=module_menu_modal&tool=" + lms.clientId())
                .html();
        assertThat(one).contains("type=\"radio\"").doesNotContain("type=\"checkbox\" id=\"choice-0\"");
        assertThat(several).contains("type=\"checkbox\" id=\"choice-0\"");
    }

    /** lti-config/canvas.md, the way without a registration link: Canvas reads what Waymark serves. */
    @Test
    @Quirk("canvas registration")
    void canvasTakesTheConfigurationByItsAddress() {
        String base = "http://127.0.0.1:" + port + SandboxMode.CANVAS.path();
        SandboxVisit admin = new SandboxVisit().as("admin1");
        String tool = "http://localhost:" + port;
        SandboxVisit.Page saved = admin.send(admin.open(base + "/tools")
                .form("redirect_uris")
                .with("url", tool + "/lti/config/canvas.json")
                .with("redirect_uris", tool + "/lti/launch"));
        assertThat(saved.status()).as(saved.html()).isEqualTo(200);

        Connected lms = newest(SandboxMode.CANVAS, base);
        PlatformRegistration platform = registrations.register(new PlatformDetails(
                lms.issuer(),
                lms.clientId(),
                URI.create(base + "/lti/authorize"),
                URI.create(base + "/lti/token"),
                URI.create(base + "/lti/jwks"),
                null,
                Set.copyOf(SandboxScopes.SERVICES),
                "canvas"));
        registrations.accept(platform.id());
        registrations.approve(
                platform.id(),
                SandboxMode.CANVAS.deployment(lms.tool()),
                lms.district().id());
        SandboxVisit.Page page = new SandboxVisit().as("teacher1").launch(navigation(lms));
        assertThat(page.status()).as(page.html()).isEqualTo(200);
        assertThat(placed(lms, credential(lms))).isNotEmpty();
    }

    /** A signature that nobody made, a claim that is missing, changed or too long: a page that says so, and nobody is in. */
    @ParameterizedTest
    @EnumSource(SandboxAttack.class)
    @Requirement({12, 13, 14, 18, 19, 20, 21, 22, 23, 26, 27, 28, 29, 30, 31, 32})
    void refusesWhatNoPlatformMaySend(SandboxAttack attack) {
        Connected lms = ready(SandboxMode.HOSTILE);
        SandboxVisit visit = new SandboxVisit().as("teacher1");
        SandboxVisit.Page page = visit.launch(navigation(lms) + "?with=" + attack.code());
        assertThat(page.status()).isBetween(400, 499);
        assertThat(page.heading()).isEqualTo("We could not open Waymark");
        assertThat(page.html()).contains("(" + refusalOf(attack) + ")");
        assertThat(visit.open("http://localhost:" + port + "/home").status()).isGreaterThanOrEqualTo(400);
    }

    /** The code that the page of the refusal prints: each attack fails at its own check, and at no earlier one. */
    private static String refusalOf(SandboxAttack attack) {
        return switch (attack) {
            case ALG_NONE, HS256 -> "algorithm_refused";
            case WRONG_KEY, CHANGED -> "signature_invalid";
            case NO_KID -> "key_not_named";
            case UNKNOWN_KID -> "key_unknown";
            case OTHER_ISSUER, ISSUER_WITH_SLASH -> "issuer_differs";
            case OTHER_AUDIENCE, EXTRA_AUDIENCE, OTHER_PARTY -> "audience_differs";
            case EXPIRED, OLD -> "token_expired";
            case FROM_THE_FUTURE -> "token_not_yet_valid";
            case NO_NONCE, OTHER_NONCE -> "nonce_mismatch";
            case NO_VERSION, OTHER_VERSION -> "version_unsupported";
            case NO_MESSAGE_TYPE, OTHER_MESSAGE_TYPE -> "message_type_unsupported";
            case NO_ROLES -> "roles_missing";
            case NO_DEPLOYMENT -> "deployment_missing";
            case OTHER_DEPLOYMENT -> "deployment_differs";
            case LONG_DEPLOYMENT, LONG_USER -> "claim_too_long";
            case NO_LINK -> "resource_link_missing";
            case OTHER_TARGET, TARGET_ELSEWHERE -> "target_differs";
            case NO_USER -> "user_missing";
        };
    }

    @Test
    @Requirement(24)
    void takesNoIdTokenTwice() {
        Connected lms = ready(SandboxMode.HOSTILE);
        SandboxVisit visit = new SandboxVisit().as("teacher1");
        SandboxVisit.Page begun = visit.open(navigation(lms));
        SandboxVisit.Form sent = visit.send(begun.form("login_hint")).form("id_token");
        List<Integer> answers =
                List.of(visit.send(sent).status(), visit.send(sent).status());
        assertThat(answers).containsExactly(200, 400);
    }
}
