package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.waymark.OnH2;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.people.DistrictId;
import org.waymark.people.TestPeople;

/** The operator's page and API for our signing keys. */
@OnH2
class ToolKeysPagesTests {

    private static final String TOKEN = "Bearer an-admin-token-for-tests";

    @Autowired
    MockMvcTester web;

    @Autowired
    ToolKeys keys;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aDayWentBy() throws Exception {
        active();
        // A key may have been made by a test whose clock went on further.
        Instant newest = jdbc.sql("select max(created_at) from lti_tool_key")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        clock.set((newest.isAfter(clock.instant()) ? newest : clock.instant()).plus(Duration.ofDays(1)));
    }

    /** Other tests of this context shall not meet a key that is new to platforms. */
    @AfterEach
    void everyoneKnowsTheKey() {
        clock.advance(Duration.ofHours(3));
    }

    @Test
    void theOperatorSeesWhichKeySigns() throws Exception {
        assertThat(web.get().uri("/admin/keys").with(authentication(TestPeople.asOperator())))
                .hasStatusOk()
                .bodyText()
                .contains(active(), "Comes next", "Signs")
                .doesNotContain("\"d\"", "privateJwk");
    }

    @Requirement(50)
    @Test
    void theOperatorChangesTheKey() throws Exception {
        String before = active();

        assertThat(post("/admin/keys/rotate")).hasStatus(302);

        assertThat(active()).isNotEqualTo(before);
    }

    @Requirement(50)
    @Test
    void aKeyIsNotChangedTwiceByASecondClick() throws Exception {
        post("/admin/keys/rotate");
        String after = active();

        assertThat(post("/admin/keys/rotate")).hasStatus(409).bodyText().contains("LMSs may not know it yet");
        assertThat(active()).isEqualTo(after);
    }

    @Test
    void aKeyIsWithdrawnOnlyByWhoSaysThatItLeaked() throws Exception {
        String leaked = active();

        assertThat(post("/admin/keys/" + leaked + "/withdraw"))
                .hasStatus(422)
                .bodyText()
                .contains("Say that the key leaked");
        assertThat(active()).isEqualTo(leaked);

        assertThat(web.post()
                        .uri("/admin/keys/" + leaked + "/withdraw")
                        .param("leaked", "yes")
                        .with(authentication(TestPeople.asOperator()))
                        .with(csrf())
                        .exchange())
                .hasStatus(302);
        assertThat(active()).isNotEqualTo(leaked);
        assertThat(keys.publicKeys().getKeyByKeyId(leaked)).isNull();
    }

    @Test
    void aKeyThatIsNoneIsNotFound() {
        assertThat(web.post()
                        .uri("/admin/keys/made-up/withdraw")
                        .param("leaked", "yes")
                        .with(authentication(TestPeople.asOperator()))
                        .with(csrf())
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void nobodyElseFindsThePage() {
        DistrictId district = people.district();

        assertThat(web.get()
                        .uri("/admin/keys")
                        .with(authentication(TestPeople.as(people.person(district, "Jo"), district))))
                .hasStatus(404);
    }

    @Requirement(50)
    @Test
    void theApiChangesTheKeyForTheBearerOfTheToken() throws Exception {
        String before = active();

        assertThat(web.post()
                        .uri("/api/admin/tool-keys/rotation")
                        .header("Authorization", TOKEN)
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains(before, "ACTIVE", "NEXT", "RETIRED")
                .doesNotContain("privateJwk");
        assertThat(active()).isNotEqualTo(before);
    }

    @Test
    void theApiSaysThatItIsTooEarly() {
        web.post()
                .uri("/api/admin/tool-keys/rotation")
                .header("Authorization", TOKEN)
                .exchange();

        assertThat(web.post()
                        .uri("/api/admin/tool-keys/rotation")
                        .header("Authorization", TOKEN)
                        .exchange())
                .hasStatus(409);
    }

    @Test
    void theApiWithdrawsAKey() throws Exception {
        String leaked = active();

        assertThat(web.post()
                        .uri("/api/admin/tool-keys/" + leaked + "/withdrawal")
                        .header("Authorization", TOKEN)
                        .exchange())
                .hasStatusOk();
        assertThat(active()).isNotEqualTo(leaked);
    }

    @Test
    void theApiIsClosedWithoutTheToken() {
        assertThat(web.post().uri("/api/admin/tool-keys/rotation").exchange()).hasStatus(401);
        assertThat(web.get().uri("/api/admin/tool-keys").exchange()).hasStatus(401);
    }

    private MvcTestResult post(String uri) {
        return web.post()
                .uri(uri)
                .with(authentication(TestPeople.asOperator()))
                .with(csrf())
                .exchange();
    }

    private String active() throws Exception {
        String jwt = keys.sign(new JWTClaimsSet.Builder().subject("client").build());
        return SignedJWT.parse(jwt).getHeader().getKeyID();
    }
}
