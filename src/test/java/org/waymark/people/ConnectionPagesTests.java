package org.waymark.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.waymark.OnH2;
import org.waymark.Quirk;
import org.waymark.TestClock;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformCopies;
import org.waymark.lti.PlatformDeployment;
import org.waymark.lti.PlatformRegistration;
import org.waymark.lti.PlatformRegistration.Status;
import org.waymark.lti.SuspectedCopy;
import org.waymark.lti.TestLaunches;
import org.waymark.lti.TestPlatform;

/** Connecting an LMS by hand, and the page of one connection. */
@OnH2
class ConnectionPagesTests {

    private static final RequestPostProcessor OPERATOR = user("operator").roles("OPERATOR");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TestClock clock;

    @Autowired
    private LtiRegistrations registrations;

    @Autowired
    private PlatformCopies copies;

    @Autowired
    private Districts districts;

    private final String name = "District " + UUID.randomUUID();
    private final String issuer = "https://lms-" + UUID.randomUUID() + ".example";
    private DistrictId district;
    private TestPlatform platform;

    @BeforeEach
    void isConnected() {
        district = districts.named(name);
        platform = TestPlatform.registered(registrations, district.id());
    }

    @Test
    void showsWhatToCopyIntoAnLms() throws Exception {
        String page = get("/admin/platforms/new", OPERATOR).getContentAsString();

        assertThat(page)
                .contains(
                        "/lti/login",
                        "/lti/launch",
                        "/.well-known/jwks.json",
                        "/icon.svg",
                        "context_id_history=$Context.id.history",
                        "lti-ags/scope/score");
    }

    @Test
    @Quirk({"schoology registration", "openedx registration"})
    void connectsAnLmsByHand() throws Exception {
        MockHttpServletResponse response = post(form("/admin/platforms/new", " 7 \n8\n"));

        PlatformRegistration made = registrations.find(issuer, "client-7").orElseThrow();
        assertThat(response.getRedirectedUrl()).isEqualTo("/admin/platforms/" + made.id());
        assertThat(made.status()).isEqualTo(Status.ACTIVE);
        assertThat(made.product()).isEqualTo("schoology");
        assertThat(made.tokenAudience()).isEqualTo("https://api.example/audience");
        assertThat(registrations.deployments(made.id()))
                .extracting(PlatformDeployment::deploymentId)
                .containsExactly("7", "8");
        assertThat(registrations.deployment(made.id(), "8").orElseThrow().tenant())
                .isEqualTo(district.id());
    }

    @Test
    void saysEverythingThatIsWrongAtOnceAndKeepsWhatWasTyped() throws Exception {
        MockHttpServletResponse page = post(MockMvcRequestBuilders.post("/admin/platforms/new")
                .param("issuer", "http://lms.example/<b>")
                .param("client", " ")
                .param("deployments", "x".repeat(256))
                .param("district", "")
                .param("authorization", "javascript:alert(1)")
                .param("token", "https://a@b.example/")
                .param("jwks", "not an address"));

        assertThat(page.getStatus()).isEqualTo(422);
        assertThat(page.getContentAsString())
                .contains(
                        "href=\"#issuer\"",
                        "href=\"#client\"",
                        "href=\"#deployments\"",
                        "href=\"#district\"",
                        "href=\"#authorization\"",
                        "href=\"#token\"",
                        "href=\"#jwks\"",
                        "http://lms.example/&lt;b&gt;",
                        "not an address");
    }

    @Test
    void connectsNothingTwice() throws Exception {
        post(form("/admin/platforms/new", ""));

        MockHttpServletResponse page = post(form("/admin/platforms/new", ""));

        assertThat(page.getStatus()).isEqualTo(422);
        assertThat(page.getContentAsString()).contains("connected already");
    }

    @Test
    @Quirk("canvas launch")
    void correctsTheAddressesOfAConnectionAndKeepsItsIds() throws Exception {
        post(form("/admin/platforms/" + platform.id() + "/addresses", ""));

        PlatformRegistration changed = registrations.find(platform.id()).orElseThrow();
        assertThat(changed.jwksUri()).hasToString("https://api.example/jwks");
        assertThat(changed.issuer()).isEqualTo(platform.details().issuer());
        assertThat(changed.clientId()).isEqualTo(platform.details().clientId());
        assertThat(changed.status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void showsTheConnectionAgainWhereAnAddressIsNone() throws Exception {
        MockHttpServletResponse page =
                post(MockMvcRequestBuilders.post("/admin/platforms/{id}/addresses", platform.id())
                        .param("authorization", "https://new.example/auth")
                        .param("token", "")
                        .param("jwks", "ftp://x"));

        assertThat(page.getStatus()).isEqualTo(422);
        assertThat(page.getContentAsString()).contains("https://new.example/auth", "href=\"#token\"", "href=\"#jwks\"");
        assertThat(registrations.find(platform.id()).orElseThrow().jwksUri())
                .isEqualTo(platform.details().jwksUri());
    }

    @Test
    void switchesAConnectionOffAndOn() throws Exception {
        post(MockMvcRequestBuilders.post("/admin/platforms/{id}/off", platform.id()));
        assertThat(registrations.find(platform.id()).orElseThrow().status()).isEqualTo(Status.DISABLED);
        assertThat(connection(OPERATOR)).contains("Switched off", "Switch on");

        post(MockMvcRequestBuilders.post("/admin/platforms/{id}/on", platform.id()));
        assertThat(registrations.find(platform.id()).orElseThrow().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void offersTheDistrictOfTheConnectionForANewDeployment() throws Exception {
        registrations.seen(platform.id(), "2");

        assertThat(connection(OPERATOR)).contains("value=\"" + name + "\"");
    }

    @Test
    void leadsToTheOldKeysOfTheConnection() throws Exception {
        assertThat(connection(OPERATOR)).contains("/admin/platforms/" + platform.id() + "/lti11");
    }

    @Test
    void declinesADeploymentThatNobodyKnows() throws Exception {
        registrations.seen(platform.id(), "2");

        post(MockMvcRequestBuilders.post("/admin/platforms/{id}/deployments/decline", platform.id())
                .param("deployment", "2"));

        assertThat(registrations.deployment(platform.id(), "2").orElseThrow().status())
                .isEqualTo(PlatformDeployment.Status.DECLINED);
        assertThat(connection(OPERATOR)).contains("Declined");
    }

    @Test
    void declinesNoDeploymentThroughWhichPeopleComeIn() throws Exception {
        MockHttpServletResponse page =
                post(MockMvcRequestBuilders.post("/admin/platforms/{id}/deployments/decline", platform.id())
                        .param("deployment", "1"));

        assertThat(page.getStatus()).isEqualTo(409);
    }

    @Test
    void showsWhatLooksLikeACopyAndTakesTheOperatorsWord() throws Exception {
        looksLikeACopy();
        assertThat(connection(OPERATOR))
                .contains("Looks like a copy", "Installation real", "Installation &lt;copy&gt;", "This is a copy")
                .doesNotContain("Tell them whether");

        decide("confirm");

        assertThat(copies.mayPostGrades(platform.id(), "1")).isTrue();
        assertThat(connection(OPERATOR)).contains("Is the real one").doesNotContain("Looks like a copy");
    }

    @Test
    void refusesACopy() throws Exception {
        looksLikeACopy();

        decide("refuse");

        assertThat(only().status()).isEqualTo(SuspectedCopy.Status.REFUSED);
        assertThat(copies.mayPostGrades(platform.id(), "1")).isTrue();
    }

    @Test
    void letsAnLmsAdministratorLookAndDecideNothing() throws Exception {
        looksLikeACopy();
        RequestPostProcessor administrator = administrator(district);
        assertThat(connection(administrator))
                .contains(
                        "Looks like a copy",
                        "Not decided yet",
                        "Tell them whether your LMS moved",
                        "/lti/login",
                        platform.details().jwksUri().toString())
                .doesNotContain("<button", "<form");

        for (String action : List.of("off", "on", "accept", "addresses", "copies/" + only().id() + "/confirm")) {
            MockHttpServletResponse refused = mvc.perform(
                            MockMvcRequestBuilders.post("/admin/platforms/" + platform.id() + "/" + action)
                                    .with(administrator)
                                    .with(csrf()))
                    .andReturn()
                    .getResponse();
            assertThat(refused.getStatus()).as(action).isEqualTo(404);
        }
        assertThat(get("/admin/platforms/new", administrator).getStatus()).isEqualTo(404);
    }

    @Test
    void showsAnLmsAdministratorNoOtherConnection() throws Exception {
        TestPlatform other = TestPlatform.registered(registrations, UUID.randomUUID());

        assertThat(get("/admin/platforms/" + other.id(), administrator(district))
                        .getStatus())
                .isEqualTo(404);
    }

    private void looksLikeACopy() {
        TestLaunches browser = new TestLaunches(mvc, clock);
        for (String guid : List.of("real", "<copy>")) {
            browser.signIn(platform, claims -> claims.put(TestPlatform.LTI + "tool_platform", Map.of("guid", guid)));
        }
    }

    private SuspectedCopy only() {
        return copies.of(platform.id()).get(0);
    }

    private void decide(String decision) throws Exception {
        post(MockMvcRequestBuilders.post(
                "/admin/platforms/{id}/copies/{copy}/{decision}", platform.id(), only().id(), decision));
    }

    private MockHttpServletRequestBuilder form(String address, String deployments) {
        return MockMvcRequestBuilders.post(address)
                .param("family", "SCHOOLOGY")
                .param("issuer", issuer)
                .param("client", "client-7")
                .param("deployments", deployments)
                .param("district", name)
                .param("authorization", "https://api.example/auth")
                .param("token", "https://api.example/token")
                .param("jwks", "https://api.example/jwks")
                .param("audience", "https://api.example/audience");
    }

    private String connection(RequestPostProcessor who) throws Exception {
        return get("/admin/platforms/" + platform.id(), who).getContentAsString();
    }

    private MockHttpServletResponse get(String address, RequestPostProcessor who) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(address).with(who))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse post(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(OPERATOR).with(csrf())).andReturn().getResponse();
    }

    private RequestPostProcessor administrator(DistrictId of) {
        SignedInPerson person = new SignedInPerson(
                PersonId.fresh(),
                of,
                platform.id(),
                "Robin",
                false,
                false,
                true,
                "https://lms.example",
                null,
                "en",
                "UTC");
        return authentication(new TestingAuthenticationToken(person, null, List.of()));
    }
}
