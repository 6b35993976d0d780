package org.waymark.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.waymark.OnH2;
import org.waymark.Requirement;
import org.waymark.TestClock;
import org.waymark.people.Districts;

/** LTI 1.3 Migration Guide 1.0, 6: ids of LTI 1.1, linked only after their signature. */
@OnH2
class OldConsumersTests {

    private static final String KEY = "179248902";
    private static final String SECRET = "my-lti11-secret";

    @Autowired
    MockMvc web;

    @Autowired
    TestClock clock;

    @Autowired
    LtiRegistrations registrations;

    @Autowired
    OldConsumers consumers;

    @Autowired
    Districts districts;

    @Autowired
    JdbcClient database;

    private TestPlatform platform;
    private TestLaunches browser;

    @BeforeEach
    void aPlatformThatOnceSpokeLti11() {
        platform = TestPlatform.registered(
                registrations, districts.named("District " + UUID.randomUUID()).id());
        consumers.keep(platform.id(), KEY, SECRET);
        browser = new TestLaunches(web, clock);
    }

    @Requirement(89)
    @Test // Migration Guide, 6.2.2: the guide's own example
    void signsAsTheMigrationGuideDoes() {
        assertThat(OldConsumers.sign(
                        "179248902&689302&https://lmsvendor.com&PM48OJSfGDTAzAo&1551290856&172we8671fd8z", SECRET))
                .isEqualTo("lWd54kFo5qU7xshAna6v8BwoBm6tmUjc6GTax6+12ps=");
    }

    @Requirement(89)
    @Test
    void linksAnOldUserWhoseClaimIsSigned() {
        browser.open(platform, claims -> old(claims, SECRET, old -> {}));

        assertThat(oldIds()).containsExactly("34212");
    }

    @Requirement(89)
    @Test
    void linksNobodyWhoseClaimIsSignedWithAnotherSecret() {
        browser.open(platform, claims -> old(claims, "guessed", old -> {}));

        assertThat(oldIds()).isEmpty();
    }

    @Requirement(89)
    @Test
    void linksNobodyWithoutASignature() {
        browser.open(platform, claims -> old(claims, SECRET, old -> old.remove("oauth_consumer_key_sign")));

        assertThat(oldIds()).isEmpty();
    }

    @Requirement(89)
    @Test
    void linksNobodyByAKeyThatNobodyEntered() {
        browser.open(platform, claims -> old(claims, SECRET, old -> old.put("oauth_consumer_key", "another")));

        assertThat(oldIds()).isEmpty();
    }

    @Requirement(89)
    @Test // Migration Guide, 6.1: an id that did not change need not be repeated
    void takesTheUserForUnchangedWhereNoOldIdIsSaid() {
        browser.open(platform, claims -> old(claims, SECRET, old -> old.remove("user_id")));

        assertThat(oldIds()).containsExactly("4");
    }

    @Requirement(89)
    @Test
    void leavesAnOldIdWithWhoeverProvedItFirst() {
        browser.open(platform, claims -> old(claims, SECRET, old -> {}));
        browser.open(platform, claims -> {
            claims.put("sub", "5");
            old(claims, SECRET, old -> {});
        });

        assertThat(database.sql("select p.sub from person p join person_old_id o on o.person_id = p.id"
                                + " where o.district_id = ?")
                        .param(platform.tenant())
                        .query(String.class)
                        .list())
                .containsExactly("4");
    }

    @Requirement(89)
    @Test
    void linksTheOldResourceLinkToo() {
        browser.open(platform, claims -> old(claims, SECRET, old -> {}));

        assertThat(database.sql("select old_resource_link_id from placement where district_id = ?")
                        .param(platform.tenant())
                        .query(String.class)
                        .single())
                .isEqualTo("old-link-9");
    }

    @Requirement(89)
    @Test
    void keepsTheSecretEncrypted() {
        byte[] kept = database.sql("select secret from lti_old_consumer where registration_id = ?")
                .param(platform.id())
                .query((row, n) -> row.getBytes(1))
                .single();

        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(SECRET);
    }

    private void old(Map<String, Object> claims, String secret, Consumer<Map<String, Object>> changes) {
        String base = String.join(
                "&",
                KEY,
                "1",
                platform.details().issuer(),
                platform.details().clientId(),
                String.valueOf(claims.get("exp")),
                String.valueOf(claims.get("nonce")));
        Map<String, Object> old = new LinkedHashMap<>();
        old.put("oauth_consumer_key", KEY);
        old.put("oauth_consumer_key_sign", OldConsumers.sign(base, secret));
        old.put("user_id", "34212");
        old.put("resource_link_id", "old-link-9");
        changes.accept(old);
        claims.put(TestPlatform.LTI + "lti1p1", old);
    }

    private List<String> oldIds() {
        return database.sql("select user_id from person_old_id where district_id = ?")
                .param(platform.tenant())
                .query(String.class)
                .list();
    }
}
