package org.waymark.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.waymark.OnH2;
import org.waymark.TestClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@OnH2
class RegistrationLinkControllerTests {

    private static final String TOKEN = "Bearer an-admin-token-for-tests";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Districts districts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private TestClock clock;

    @Test
    void answersWithALinkForSevenDays() throws Exception {
        MockHttpServletResponse answer = post(body(UUID.randomUUID().toString()), TOKEN);
        JsonNode link = json.readTree(answer.getContentAsString());
        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(link.propertyNames()).containsExactlyInAnyOrder("url", "expiresAt");
        assertThat(link.get("url").asString()).startsWith("http://localhost:8080/lti/register/");
        assertThat(Instant.parse(link.get("expiresAt").asString()))
                .isEqualTo(clock.instant().plus(Duration.ofDays(7)));
    }

    @Test
    void makesTheDistrictIfAbsent() throws Exception {
        String name = "District " + UUID.randomUUID();
        post(body(name), TOKEN);
        assertThat(districts.all()).extracting(DistrictCard::name).contains(name);
    }

    @Test
    void leavesWhatRegistersToAnAdministratorUnlessToldOtherwise() throws Exception {
        assertThat(activates("{\"label\":\"Moodle\",\"district\":\"%s\"}")).isFalse();
        assertThat(activates("{\"label\":\"Moodle\",\"district\":\"%s\",\"activate\":false}"))
                .isFalse();
    }

    @Test
    void approvesAtOnceWhereThatIsAsked() throws Exception {
        assertThat(activates("{\"label\":\"Moodle\",\"district\":\"%s\",\"activate\":true}"))
                .isTrue();
    }

    /** Whether the link that is made for a new district with this body activates what registers by it. */
    private boolean activates(String body) throws Exception {
        String name = "District " + UUID.randomUUID();
        assertThat(post(body.formatted(name), TOKEN).getStatus()).isEqualTo(201);
        return jdbc.sql("select l.activate from lti_registration_link l join district d on d.id = l.tenant"
                        + " where d.name = ?")
                .param(name)
                .query(Boolean.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"label\":\"L\"}",
                "{\"district\":\"D\"}",
                "{\"label\":\" \",\"district\":\"D\"}",
                "{\"label\":5,\"district\":\"D\"}",
                "{\"label\":\"L\",\"district\":[\"D\"]}",
                "{\"label\":\"L\",\"district\":null}",
                "{\"label\":\"L\",\"district\":\"D\",\"activate\":\"yes\"}",
                "{\"label\":\"L\",\"district\":\"D\",\"activate\":null}",
                "{\"label\":",
                ""
            })
    void refusesBadInputAsAProblem(String body) throws Exception {
        MockHttpServletResponse answer = post(body, TOKEN);
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentType()).startsWith("application/problem+json");
    }

    @Test
    void refusesAWrongTokenAsAProblem() throws Exception {
        MockHttpServletResponse answer = post(body("D"), "Bearer wrong");
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getContentType()).startsWith("application/problem+json");
    }

    private MockHttpServletResponse post(String body, String token) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.post("/api/admin/registration-links")
                        .header("Authorization", token)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn()
                .getResponse();
    }

    private static String body(String district) {
        return "{\"label\":\"Moodle\",\"district\":\"%s\",\"activate\":true}".formatted(district);
    }
}
