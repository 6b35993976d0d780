package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;

@OnH2
class RefusedRequestsTests {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Autowired
    MockMvcTester web;

    @ParameterizedTest
    @CsvSource({"/nothing-here, 404", "/submissions/no-id, 400", "/pick?placement=no-id, 400", "/lti/nothing-here, 404"
    })
    void showPeopleTheErrorPage(String address, int status) {
        MvcTestResult answer = web.get()
                .uri(address)
                .header("Accept", BROWSER)
                .with(user("somebody"))
                .exchange();

        // The container makes the page of an error that was sent.
        assertThat(answer).hasStatus(status);
        assertThat(answer.getResponse().getContentType()).isNull();
    }

    @Test
    void tellProgramsOfAProblem() {
        assertThat(web.get().uri("/nothing-here").header("Accept", "*/*").with(user("somebody")))
                .hasStatus(404)
                .hasContentType("application/problem+json");
    }

    @Test
    void areProblemsInTheApiForBrowsersToo() {
        assertThat(web.post()
                        .uri("/api/admin/registration-links")
                        .header("Authorization", "Bearer an-admin-token-for-tests")
                        .header("Accept", BROWSER)
                        .contentType("application/json")
                        .content("{"))
                .hasStatus(400)
                .hasContentType("application/problem+json");
    }
}
