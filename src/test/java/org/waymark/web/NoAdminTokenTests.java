package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.server.ResponseStatusException;
import org.waymark.TestClock;
import org.waymark.settings.WaymarkSettings;
import tools.jackson.databind.json.JsonMapper;

/** Where no admin token is set there is no way in for an operator, and nothing that says there could be. */
class NoAdminTokenTests {

    private final AdminToken none = new AdminToken(
            new WaymarkSettings(URI.create("http://localhost:8080"), Path.of("data"), null, null, List.of(), true),
            TestClock.at("2027-05-03T14:02:00Z"));
    private final OperatorController door = new OperatorController(none, mock(OperatorSessions.class));

    @Test
    void hidesTheApi() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/admin/registration-links");
        request.addHeader("Authorization", "Bearer null");
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();

        new AdminApiFilter(none, new JsonMapper()).doFilter(request, response, chain);

        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void hidesTheDoor() {
        assertThatThrownBy(() -> door.door(null))
                .isInstanceOfSatisfying(
                        ResponseStatusException.class,
                        answer -> assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND));
    }

    @Test
    void opensToNothing() {
        assertThatThrownBy(() -> door.open(
                        "", new MockHttpServletRequest(), new MockHttpServletResponse(), new ExtendedModelMap()))
                .isInstanceOfSatisfying(
                        ResponseStatusException.class,
                        answer -> assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND));
    }
}
