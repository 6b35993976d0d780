package org.waymark.lti.notices;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.OnH2;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.jobs.TryLater;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.NoticesOffered;
import org.waymark.lti.StubPlatform;

/** Asking platforms for notices of copied contexts (Platform Notification Service 1.0, 3.2). */
@OnH2
class NoticeHandlersTests {

    @Autowired
    NoticeHandlers handlers;

    @Autowired
    HandlerRegistration registration;

    @Autowired
    NoticeHandlerRepository known;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    JdbcClient database;

    @Autowired
    TestClock clock;

    private StubPlatform lms;
    private UUID platform;

    @BeforeEach
    void anLms() {
        lms = new StubPlatform();
        lms.givesToken("token-1", 3600);
        platform = lms.registeredWith(registrations, null).id();
    }

    @AfterEach
    void noLms() {
        lms.close();
    }

    @Requirement(88)
    @Test
    void asksThePlatformToSendItsNoticesHere() {
        lms.server.stubFor(put(urlEqualTo("/pns/1")).willReturn(okJson("{}")));
        handlers.on(offer());

        registration.run(due());

        lms.server.verify(
                1,
                putRequestedFor(urlEqualTo("/pns/1"))
                        .withHeader("Authorization", equalTo("Bearer token-1"))
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(matchingJsonPath("$.notice_type", equalTo("LtiContextCopyNotice")))
                        .withRequestBody(matchingJsonPath("$.handler", equalTo("http://localhost:8080/lti/notices"))));
        assertThat(StubPlatform.form(lms.tokenRequests().get(0)))
                .containsEntry("scope", "https://purl.imsglobal.org/spec/lti/scope/noticehandlers");
        assertThat(handler().handler()).isEqualTo("http://localhost:8080/lti/notices");
    }

    @Requirement(88)
    @Test
    void asksOnceForManyLaunches() {
        handlers.on(offer());
        handlers.on(offer());

        assertThat(scheduled()).isEqualTo(1);
    }

    @Requirement(88)
    @Test
    void asksAgainADayAfterARefusal() {
        lms.server.stubFor(
                put(urlEqualTo("/pns/1")).willReturn(aResponse().withStatus(403).withBody("{\"error\":\"not yet\"}")));
        handlers.on(offer());
        registration.run(due());
        assertThat(handler().answer()).isNotBlank();

        handlers.on(offer());
        assertThat(scheduled()).isEqualTo(1);
        clock.advance(Duration.ofHours(25));
        handlers.on(offer());

        assertThat(scheduled()).isEqualTo(2);
    }

    @Test
    void triesLaterWhileThePlatformIsBusy() {
        lms.server.stubFor(put(urlEqualTo("/pns/1")).willReturn(aResponse().withStatus(503)));
        handlers.on(offer());

        assertThatThrownBy(() -> registration.run(due())).isInstanceOf(TryLater.class);
    }

    private NoticesOffered offer() {
        return new NoticesOffered(platform, "1", URI.create(lms.url("/pns/1")));
    }

    private HandlerRegistration.Due due() {
        return new HandlerRegistration.Due(platform, "1", lms.url("/pns/1"));
    }

    private NoticeHandler handler() {
        return known.findByRegistrationAndDeploymentId(platform, "1").orElseThrow();
    }

    private int scheduled() {
        return database.sql("select count(*) from scheduled_tasks where task_instance like ?")
                .param("notice-handler|" + platform + "%")
                .query(Integer.class)
                .single();
    }
}
