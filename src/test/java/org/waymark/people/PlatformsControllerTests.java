package org.waymark.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.net.URI;
import java.util.List;
import java.util.Set;
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
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformDetails;
import org.waymark.lti.PlatformRegistration;

@OnH2
class PlatformsControllerTests {

    private static final RequestPostProcessor OPERATOR = user("operator").roles("OPERATOR");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private LtiRegistrations registrations;

    @Autowired
    private Districts districts;

    private PlatformRegistration platform;

    @BeforeEach
    void waits() {
        platform = registrations.register(new PlatformDetails(
                "https://lms-" + UUID.randomUUID() + ".example",
                "client-1",
                URI.create("https://lms.example/auth"),
                URI.create("https://lms.example/token"),
                URI.create("https://lms.example/jwks"),
                null,
                Set.of(),
                "moodle"));
        registrations.seen(platform.id(), "1:a/b");
    }

    @Test
    void showsTheOperatorEveryConnection() throws Exception {
        assertThat(page(OPERATOR).getContentAsString()).contains(platform.issuer(), "1:a/b", "Waits for you");
    }

    @Test
    void makesALinkAndShowsItOnce() throws Exception {
        var made = mvc.perform(MockMvcRequestBuilders.post("/admin/platforms/links")
                        .param("label", "Moodle")
                        .param("district", "District " + UUID.randomUUID())
                        .with(OPERATOR)
                        .with(csrf()))
                .andReturn();
        assertThat(made.getResponse().getStatus()).isEqualTo(302);
        assertThat(made.getFlashMap().get("link").toString()).contains("/lti/register/");
    }

    @Test
    void keepsWhatWasTypedWhenSomethingIsMissing() throws Exception {
        MockHttpServletResponse page =
                post(MockMvcRequestBuilders.post("/admin/platforms/links").param("label", "My <Moodle>"));
        assertThat(page.getStatus()).isEqualTo(422);
        assertThat(page.getContentAsString()).contains("My &lt;Moodle&gt;", "Name the district");
    }

    @Test
    void acceptsAConnection() throws Exception {
        post(MockMvcRequestBuilders.post("/admin/platforms/{id}/accept", platform.id()));
        assertThat(registrations.find(platform.id()).orElseThrow().status())
                .isEqualTo(PlatformRegistration.Status.ACTIVE);
    }

    @Test
    void approvesADeploymentForADistrict() throws Exception {
        String name = "District " + UUID.randomUUID();
        approve(name);
        assertThat(registrations
                        .deployment(platform.id(), "1:a/b")
                        .orElseThrow()
                        .tenant())
                .isEqualTo(districts.named(name).id());
    }

    @Test
    void neverMovesADeploymentToAnotherDistrict() throws Exception {
        approve("District " + UUID.randomUUID());
        assertThat(approve("District " + UUID.randomUUID()).getStatus()).isEqualTo(409);
    }

    @Test
    void asksForTheDistrictOfADeployment() throws Exception {
        assertThat(approve(" ").getStatus()).isEqualTo(422);
    }

    @Test
    void approvesNothingThatWasNotSeen() throws Exception {
        MockHttpServletResponse page =
                post(MockMvcRequestBuilders.post("/admin/platforms/{id}/deployments", platform.id())
                        .param("deployment", "made-up")
                        .param("district", "D"));
        assertThat(page.getStatus()).isEqualTo(404);
    }

    @Test
    void showsAnLmsAdministratorOnlyTheOwnConnection() throws Exception {
        PlatformRegistration other = registrations.register(new PlatformDetails(
                "https://lms-" + UUID.randomUUID() + ".example",
                "client-1",
                platform.authorizationEndpoint(),
                platform.tokenEndpoint(),
                platform.jwksUri(),
                null,
                Set.of(),
                ""));
        String page = page(as(true)).getContentAsString();
        assertThat(page).contains(platform.issuer()).doesNotContain(other.issuer(), "<form");
    }

    @Test
    void isNotThereForOthers() throws Exception {
        assertThat(page(as(false)).getStatus()).isEqualTo(404);
    }

    @Test
    void letsNoLmsAdministratorAccept() throws Exception {
        int status = mvc.perform(MockMvcRequestBuilders.post("/admin/platforms/{id}/accept", platform.id())
                        .with(as(true))
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getStatus();
        assertThat(status).isEqualTo(404);
    }

    private MockHttpServletResponse page(RequestPostProcessor who) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get("/admin/platforms").with(who))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse approve(String district) throws Exception {
        return post(MockMvcRequestBuilders.post("/admin/platforms/{id}/deployments", platform.id())
                .param("deployment", "1:a/b")
                .param("district", district));
    }

    private MockHttpServletResponse post(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(OPERATOR).with(csrf())).andReturn().getResponse();
    }

    private RequestPostProcessor as(boolean lmsAdmin) {
        DistrictId district = districts.named("District " + UUID.randomUUID());
        SignedInPerson person = new SignedInPerson(
                PersonId.fresh(),
                district,
                platform.id(),
                "Robin",
                false,
                false,
                lmsAdmin,
                "https://lms.example",
                null,
                "en",
                "UTC");
        return authentication(new TestingAuthenticationToken(person, null, List.of()));
    }
}
