package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.settings.WaymarkSettings;

@OnH2
@ExtendWith(OutputCaptureExtension.class)
class OperatorDoorTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SecureRandom random;

    @Autowired
    TestClock clock;

    @Test
    void asksForTheToken() {
        assertThat(web.get().uri("/admin")).hasStatusOk().bodyText().contains("Admin token");
    }

    @Test
    void opensAStrictSessionForTheRightToken() {
        assertThat(opened().getResponse().getHeader("Set-Cookie"))
                .startsWith("__Host-waymark-operator=")
                .contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/");
    }

    @Test
    void neverPutsTheTokenIntoAnAddress() {
        assertThat(opened()).hasRedirectedUrl("/admin/today");
    }

    @Test
    void neverWritesATokenIntoTheLog(CapturedOutput output) {
        opened();
        web.post()
                .uri("/admin")
                .param("token", "a-token-mistyped")
                .with(csrf())
                .with(from("10.0.0.9"))
                .exchange();

        assertThat(output.getAll()).doesNotContain("an-admin-token-for-tests").doesNotContain("a-token-mistyped");
    }

    @Test
    void isNoLongerOpenAfterAnHour() {
        Cookie cookie = opened().getResponse().getCookie("__Host-waymark-operator");
        clock.advance(OperatorSessions.LENGTH.plusSeconds(1));

        assertThat(web.get().uri("/admin/people").cookie(cookie)).hasRedirectedUrl("/admin");
    }

    @Test
    void saysThatATokenIsWrong() {
        assertThat(web.post().uri("/admin").param("token", "wrong").with(csrf()).with(from("10.0.0.1")))
                .hasStatus(422)
                .bodyText()
                .contains("This is not the admin token");
    }

    @Test
    void takesNoMoreThanTenWrongTokensFromOneAddress() {
        for (int i = 0; i < 10; i++) {
            assertThat(web.post()
                            .uri("/admin")
                            .param("token", "wrong")
                            .with(csrf())
                            .with(from("10.0.0.2")))
                    .hasStatus(422);
        }

        assertThat(web.post().uri("/admin").param("token", "wrong").with(csrf()).with(from("10.0.0.2")))
                .hasStatus(429);
    }

    @Test
    void nobodyBehindTheOperatorsAddressShutsThemOut() {
        for (int i = 0; i < 11; i++) {
            web.get()
                    .uri("/actuator/prometheus")
                    .header("Authorization", "Bearer an-old-token-of-the-metrics")
                    .with(from("10.0.0.5"))
                    .exchange();
        }

        assertThat(web.post()
                        .uri("/admin")
                        .param("token", "an-admin-token-for-tests")
                        .with(csrf())
                        .with(from("10.0.0.5")))
                .hasRedirectedUrl("/admin/today");
    }

    @Test
    void takesNoMoreWrongTokensFromWhoeverPosesAsOthers() {
        for (int i = 0; i < 10; i++) {
            web.post()
                    .uri("/api/admin/registration-links")
                    .header("X-Forwarded-For", "198.51.100." + i)
                    .with(from("203.0.113.4"))
                    .exchange();
        }

        assertThat(web.post()
                        .uri("/api/admin/registration-links")
                        .header("X-Forwarded-For", "198.51.100.77")
                        .with(from("203.0.113.4")))
                .hasStatus(429);
    }

    @Test
    void isNoLongerOpenAfterLeaving() {
        Cookie cookie = opened().getResponse().getCookie("__Host-waymark-operator");
        web.post().uri("/admin/leave").cookie(cookie).with(csrf()).exchange();

        assertThat(web.get().uri("/admin/people").cookie(cookie)).hasRedirectedUrl("/admin");
    }

    @Test
    void isNoLongerOpenOnceTheTokenIsAnother() {
        Cookie cookie = opened().getResponse().getCookie("__Host-waymark-operator");
        WaymarkSettings changed = new WaymarkSettings(
                URI.create("http://localhost:8080"),
                Path.of("data"),
                null,
                "quite-another-admin-token",
                List.of(),
                true);

        assertThat(new OperatorSessions(jdbc, changed, random, clock).isOpen(cookie.getValue()))
                .isFalse();
    }

    @Test
    void hidesStoppedWorkFromEveryoneElse() {
        assertThat(web.get().uri("/admin/jobs").with(user("somebody"))).hasStatus(404);
    }

    @Test
    void letsNobodyElseStartStoppedWorkAgain() {
        assertThat(web.post()
                        .uri("/admin/jobs/" + UUID.randomUUID() + "/again")
                        .with(csrf())
                        .with(user("somebody")))
                .hasStatus(404);
    }

    @Test
    void showsStoppedWorkToTheOperator() {
        Cookie cookie = opened().getResponse().getCookie("__Host-waymark-operator");

        assertThat(web.get().uri("/admin/jobs").cookie(cookie))
                .hasStatusOk()
                .bodyText()
                .contains("Stopped work");
    }

    @Test
    void letsTheOperatorSendAFile() {
        Cookie cookie = opened().getResponse().getCookie("__Host-waymark-operator");

        assertThat(web.post()
                        .uri("/admin/staff/imports?district=" + UUID.randomUUID())
                        .contentType(MediaType.MULTIPART_FORM_DATA)
                        .cookie(cookie)
                        .with(csrf()))
                .hasStatus(404);
        assertThat(web.post()
                        .uri("/admin/staff/imports")
                        .contentType(MediaType.MULTIPART_FORM_DATA)
                        .cookie(new Cookie("__Host-waymark-operator", "guessed"))
                        .with(csrf()))
                .hasStatus(401);
    }

    @Test
    void refusesAFormThatCameFromElsewhere() {
        assertThat(web.post().uri("/admin").param("token", "an-admin-token-for-tests"))
                .hasStatus(403);
    }

    @Test
    void answersApiCallsWithoutTheTokenAsAProblem() {
        assertThat(web.post().uri("/api/admin/registration-links").with(from("10.0.0.3")))
                .hasStatus(401)
                .hasContentType("application/problem+json;charset=UTF-8");
    }

    private MvcTestResult opened() {
        return web.post()
                .uri("/admin")
                .param("token", "an-admin-token-for-tests")
                .with(csrf())
                .with(from("10.0.0.9"))
                .exchange();
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }
}
