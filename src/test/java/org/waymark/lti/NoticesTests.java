package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.waymark.OnH2;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.people.Districts;

/** Notices of platforms (Platform Notification Service 1.0, 4). */
@OnH2
class NoticesTests {

    @Autowired
    MockMvc web;

    @Autowired
    TestClock clock;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    Districts districts;

    @Autowired
    JdbcClient database;

    private TestPlatform platform;

    @BeforeEach
    void platform() {
        platform = TestPlatform.registered(
                registrations, districts.named("District " + UUID.randomUUID()).id());
    }

    @Requirement(88)
    @Test
    void takesANoticeOfACopiedContext() {
        assertThat(posted(notice(claims -> {}))).isEqualTo(202);
        assertThat(taken()).isEqualTo(1);
    }

    @Requirement(88)
    @Test
    void takesTheSameNoticeOnce() {
        String notice = notice(claims -> {});

        assertThat(posted(notice)).isEqualTo(202);
        assertThat(posted(notice)).isEqualTo(202);
        assertThat(taken()).isEqualTo(1);
    }

    @Requirement(88)
    @Test
    void takesWhatIsGoodOfABatch() {
        assertThat(posted(notice(claims -> claims.put("iss", "https://other.example")), notice(claims -> {})))
                .isEqualTo(202);
        assertThat(taken()).isEqualTo(1);
    }

    @Requirement(88)
    @Test
    void takesNoticesOfAKindItHasNoUseFor() {
        assertThat(posted(notice(claims ->
                        claims.put(TestPlatform.LTI + "notice", Map.of("id", "n", "type", "LtiHelloWorldNotice")))))
                .isEqualTo(202);
    }

    @Requirement(88)
    @Test
    void refusesANoticeWithAClaimThatIsWrong() {
        List<Consumer<Map<String, Object>>> changes = List.of(
                claims -> claims.put("iss", "https://other.example"),
                claims -> claims.put("aud", "another-client"),
                claims -> claims.put("aud", List.of(platform.details().clientId(), "another-client")),
                claims -> claims.put("azp", "another-client"),
                claims -> claims.put("exp", clock.instant().getEpochSecond() - 3600),
                claims -> claims.remove("exp"),
                claims -> claims.put("iat", clock.instant().getEpochSecond() + 3600),
                claims -> claims.put(TestPlatform.LTI + "version", "1.1"),
                claims -> claims.put(TestPlatform.LTI + "deployment_id", "unknown"),
                claims -> claims.remove(TestPlatform.LTI + "deployment_id"),
                claims -> claims.remove(TestPlatform.LTI + "notice"),
                claims -> claims.put(
                        TestPlatform.LTI + "notice", Map.of("id", "x".repeat(300), "type", Notices.CONTEXT_COPY)));

        assertThat(changes)
                .allSatisfy(change -> assertThat(posted(notice(change))).isEqualTo(400));
        assertThat(taken()).isZero();
    }

    @Requirement(88)
    @Test
    void refusesANoticeThatAStrangerSigned() {
        Map<String, Object> claims = claims();
        String forged = TestPlatform.sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("first").build(), TestPlatform.key("stranger"), claims);

        assertThat(posted(forged)).isEqualTo(400);
        assertThat(taken()).isZero();
    }

    @Requirement(88)
    @Test
    void refusesWhatIsNoListOfNotices() {
        assertThat(List.of(
                        "", "[]", "{}", "{\"notices\":{}}", "{\"notices\":[{\"jwt\":7}]}", "no json", "[".repeat(5000)))
                .allSatisfy(body -> assertThat(body(body)).isEqualTo(400));
    }

    @Requirement(88)
    @Test
    void refusesWhatIsTooMuch() {
        assertThat(body("{\"notices\":[{\"jwt\":\"" + "x".repeat(300_000) + "\"}]}"))
                .isEqualTo(413);
        assertThat(body("{\"notices\":["
                        + String.join(",", java.util.Collections.nCopies(101, "{\"jwt\":\"x\"}"))
                        + "]}"))
                .isEqualTo(400);
    }

    @Requirement(88)
    @Test
    void fetchesNoKeysForAnIssuerItDoesNotKnow() {
        TestPlatform stranger = new TestPlatform();
        Map<String, Object> claims = claims();
        claims.put("iss", stranger.details().issuer());

        assertThat(posted(stranger.sign(claims))).isEqualTo(400);
        assertThat(stranger.keySetFetches()).isZero();
    }

    @Requirement(88)
    @Test
    void asksForAnotherTryWhileTheKeysCannotBeHad() {
        TestPlatform silent = TestPlatform.registered(registrations, platform.tenant());
        silent.keySetIsDown();
        Map<String, Object> claims = claims();
        claims.put("iss", silent.details().issuer());
        claims.put("aud", silent.details().clientId());

        assertThat(posted(silent.sign(claims))).isEqualTo(503);
    }

    private String notice(Consumer<Map<String, Object>> changes) {
        Map<String, Object> claims = claims();
        changes.accept(claims);
        return platform.sign(claims);
    }

    private Map<String, Object> claims() {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", platform.details().issuer());
        claims.put("aud", platform.details().clientId());
        claims.put("azp", platform.details().clientId());
        claims.put("iat", now);
        claims.put("exp", now + 3600);
        claims.put("nonce", UUID.randomUUID().toString());
        claims.put(TestPlatform.LTI + "version", "1.3.0");
        claims.put(TestPlatform.LTI + "deployment_id", "1");
        claims.put(
                TestPlatform.LTI + "notice",
                Map.of(
                        "id",
                        UUID.randomUUID().toString(),
                        "timestamp",
                        clock.instant().toString(),
                        "type",
                        Notices.CONTEXT_COPY));
        claims.put(TestPlatform.LTI + "context", Map.of("id", "201", "title", "Next term"));
        claims.put(TestPlatform.LTI + "origin_contexts", new ArrayList<>(List.of("2")));
        return claims;
    }

    private int posted(String... tokens) {
        return body("{\"notices\":["
                + Arrays.stream(tokens).map(jwt -> "{\"jwt\":\"" + jwt + "\"}").collect(Collectors.joining(","))
                + "]}");
    }

    private int body(String body) {
        try {
            return web.perform(post("/lti/notices")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body))
                    .andReturn()
                    .getResponse()
                    .getStatus();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private int taken() {
        return database.sql("select count(*) from lti_notice where registration_id = ?")
                .param(platform.id())
                .query(Integer.class)
                .single();
    }
}
