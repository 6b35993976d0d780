package org.waymark.lti.ags;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.lti.LineItemUrl;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformRegistration;
import org.waymark.lti.StubPlatform;
import org.waymark.lti.doctor.Finding;
import org.waymark.lti.doctor.IncidentKind;
import org.waymark.lti.doctor.IncidentView;
import org.waymark.lti.doctor.LaunchDoctor;
import org.waymark.lti.services.PlatformBusy;
import org.waymark.lti.services.PlatformRefused;
import org.waymark.lti.services.ServiceProblem;

/** What the Launch Doctor keeps of tokens and scores that a platform refused. */
@OnH2
class ServiceIncidentsTests {

    private static final Instant EARNED = Instant.parse("2027-05-03T14:02:00Z");

    private final StubPlatform platform = new StubPlatform();

    @Autowired
    AssignmentAndGradeService service;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    LaunchDoctor doctor;

    @Autowired
    TestClock clock;

    PlatformRegistration registration;

    @BeforeEach
    void registered() {
        registration = platform.registeredWith(registrations, null);
        platform.givesToken("token-1", 3600);
    }

    @AfterEach
    void stopped() {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource({
        "401, service_unauthorized",
        "403, service_forbidden",
        "404, service_gone",
        "410, service_gone",
        "422, service_refused",
        "429, service_busy",
        "503, service_busy"
    })
    void tellAScoreThatWasRefusedByItsStatus(int status, String code) {
        scoresAnswer(aResponse().withStatus(status).withBody("{\"error\":\"Tess Arnold is no student\"}"));

        assertThatThrownBy(this::publish).isInstanceOf(ServiceProblem.class);

        IncidentView incident = only();
        assertThat(incident.kind()).isEqualTo(IncidentKind.GRADES);
        assertThat(incident.code()).isEqualTo(code);
        assertThat(incident.deploymentId()).isEqualTo("2");
        assertThat(incident.findings())
                .containsExactly(
                        Finding.came("service", "localhost:" + platform.server.port()),
                        Finding.came("HTTP", Integer.toString(status)));
    }

    @Test
    void tellNothingOfAScoreThatWasTakenOrIsOlderThanAnother() {
        scoresAnswer(okJson("{}"));
        publish();
        scoresAnswer(aResponse().withStatus(409));
        publish();

        assertThat(all()).isEmpty();
    }

    @Test
    void tellThatNoAnswerCame() {
        scoresAnswer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThatThrownBy(this::publish).isInstanceOf(PlatformBusy.class);

        assertThat(only().code()).isEqualTo("service_unreachable");
    }

    @Test
    void tellATokenThatWasRefusedByItsCodeAndNotByItsWords() {
        platform.refusesTokens(400, "{\"error\":\"invalid_client\",\"error_description\":\"tess@lakeside.example\"}");

        assertThatThrownBy(this::publish).isInstanceOf(PlatformRefused.class);

        IncidentView incident = only();
        assertThat(incident.kind()).isEqualTo(IncidentKind.TOKEN);
        assertThat(incident.code()).isEqualTo("service_token_refused");
        assertThat(incident.findings())
                .contains(Finding.came("error", "invalid_client"), Finding.came("scope", "score"))
                .noneSatisfy(finding -> assertThat(finding.came()).contains("tess"));
    }

    @Test
    void tellATokenEndpointThatIsOverloaded() {
        platform.refusesTokens(503, "");

        assertThatThrownBy(this::publish).isInstanceOf(PlatformBusy.class);

        assertThat(only().code()).isEqualTo("service_token_busy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"access_token\":\"\"}", "<html>Please sign in</html>"})
    void tellATokenAnswerWithoutAToken(String body) {
        platform.refusesTokens(200, body);

        assertThatThrownBy(this::publish).isInstanceOf(PlatformBusy.class);

        assertThat(only().kind()).isEqualTo(IncidentKind.TOKEN);
        assertThat(only().code()).isEqualTo("service_answer_useless");
    }

    @Test
    void tellAListOfColumnsThatIsNoJson() {
        platform.server.stubFor(get(urlPathEqualTo("/items")).willReturn(ok("<html>Please sign in</html>")));

        assertThatThrownBy(() -> service.lineItems(
                        new GradeAccess(registration.id(), "2", Set.of(GradeAccess.LINE_ITEM)),
                        URI.create(platform.url("/items")),
                        "resource",
                        "tag"))
                .isInstanceOf(PlatformBusy.class);

        assertThat(only().kind()).isEqualTo(IncidentKind.GRADES);
        assertThat(only().code()).isEqualTo("service_answer_useless");
    }

    @Test // it would hold every thread for twenty seconds
    void leaveATokenAddressAloneForAWhileThatDidNotAnswer() {
        platform.server.stubFor(
                post(urlPathEqualTo("/token")).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        assertThatThrownBy(this::publish).isInstanceOf(PlatformBusy.class);
        int asked = platform.tokenRequests().size();

        clock.advance(Duration.ofSeconds(20));
        assertThatThrownBy(this::publish)
                .isInstanceOfSatisfying(
                        PlatformBusy.class,
                        busy -> assertThat(busy.waitAtLeast()).isEqualTo(Duration.ofSeconds(10)));
        assertThat(platform.tokenRequests()).hasSize(asked);

        clock.advance(Duration.ofSeconds(10));
        platform.givesToken("token-1", 3600);
        scoresAnswer(okJson("{}"));
        publish();
        assertThat(platform.tokenRequests()).hasSize(asked + 1);
    }

    private void publish() {
        Score score = Score.awarded("4", EARNED, 100, "Earned", EARNED, null);
        service.publish(
                new GradeAccess(registration.id(), "2", Set.of(GradeAccess.SCORE)),
                LineItemUrl.valueOf(platform.url("/items/2")),
                score);
    }

    private void scoresAnswer(ResponseDefinitionBuilder answer) {
        platform.server.stubFor(post(urlPathEqualTo("/items/2/scores")).willReturn(answer));
    }

    private IncidentView only() {
        assertThat(all()).hasSize(1);
        return all().get(0);
    }

    private List<IncidentView> all() {
        return doctor.newest(LaunchDoctor.Sight.ALL, registration.id(), null, 10);
    }
}
