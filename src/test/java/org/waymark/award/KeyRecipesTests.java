package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.audit.AuditLog;
import org.waymark.award.verifying.Finding;
import org.waymark.award.verifying.Verifications;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.TestPeople;
import org.waymark.settings.WaymarkSettings;

/** What {@code src/docs/badges.md} tells an operator to do about a stolen key and a lost secret, done to the letter. */
@OnH2
class KeyRecipesTests {

    private static final Path DOCUMENT = Path.of("src/docs/badges.md");

    @Autowired
    MockMvcTester web;

    @Autowired
    Issuers issuers;

    @Autowired
    IssuerRepository issuerRows;

    @Autowired
    IssuerKeyRepository keys;

    @Autowired
    Verifications verifications;

    @Autowired
    TestPeople people;

    @Autowired
    WaymarkSettings settings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EntityManager entities;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private DistrictId district;
    private AwardId award;

    @BeforeEach
    void aSharedBadge() {
        clock.reset();
        district = people.district();
        award = TestBadges.shared(people.person(district, "Hanna Holder"), district, context);
    }

    @Test
    void whatAStolenKeySignedFallsAndTheBadgesHoldAgainUnderTheirOwnIds() throws IOException {
        String stolenCopy = credential();
        List<String> stolen = issuers.keys(district).stream()
                .map(key -> key.id().substring(key.id().indexOf('#') + 1))
                .toList();
        String unlist = statement("delete from issuer_key");

        post("key-rotation");
        stolen.forEach(
                name -> jdbc.sql(unlist.replace("'ID'", "'" + district + "'").replace("'NAME'", "'" + name + "'"))
                        .update());
        clock.advance(Duration.ofMinutes(2));

        assertThat(stolen).hasSize(2);
        assertThat(checked(stolenCopy)).isNotEqualTo(Finding.VALID);
        assertThat(web.get().uri("/badges/" + award)).bodyText().contains("Not valid");

        post("editions");
        post("status-lists");
        TestJobs.runDue(context, clock.instant());
        clock.advance(Duration.ofMinutes(2));

        assertThat(checked(credential())).isEqualTo(Finding.VALID);
        assertThat(checked(stolenCopy)).isNotEqualTo(Finding.VALID);
        assertThat(web.get().uri("/badges/" + award)).bodyText().contains(">Valid<");
        assertThat(JsonText.object(credential()).getString("id"))
                .isEqualTo(JsonText.object(stolenCopy).getString("id"));
    }

    @Test
    void aLostSecretLeavesBadgesValidAndNewKeysSign() throws IOException {
        Issuers underAnotherSecret = new Issuers(
                issuerRows,
                keys,
                Encryptors.stronger("the secret that came after the lost one", "7761796d61726b2d6b657973"),
                new SecureRandom(),
                settings,
                Mockito.mock(AuditLog.class),
                clock,
                entities,
                transactions);
        String before = credential();
        assertThatThrownBy(() -> underAnotherSecret.signingKey(district)).hasMessageContaining("another secret");

        // The document's is of all districts; others live in this database.
        jdbc.sql(statement("update issuer_key") + " and district_id = '" + district + "'")
                .update();

        assertThatCode(() -> underAnotherSecret.signingKey(district)).doesNotThrowAnyException();
        assertThat(issuers.keys(district)).hasSize(4);
        assertThat(checked(before)).isEqualTo(Finding.VALID);
        assertThat(web.get().uri("/badges/" + award)).bodyText().contains(">Valid<");
    }

    @Test
    void theToolsOwnKeysAreRemovedByTheStatementThatStandsThere() throws IOException {
        String statement = statement("delete from lti_tool_key");

        assertThatCode(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    jdbc.sql(statement).update();
                }))
                .doesNotThrowAnyException();
    }

    /** Others share this database: whoever signs there for every district could not use those of another secret. */
    @AfterEach
    void noKeyOfAnotherSecretIsLeft() {
        jdbc.sql("delete from issuer_key where district_id = ?")
                .param(district.id())
                .update();
    }

    /** The one statement of the document that begins so. */
    private static String statement(String beginning) throws IOException {
        List<String> found = Arrays.stream(Files.readString(DOCUMENT).split("\n"))
                .filter(line -> line.startsWith(beginning))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0).replace(";", "");
    }

    private void post(String what) {
        assertThat(web.post()
                        .uri("/api/admin/issuers/" + district + "/" + what)
                        .header("Authorization", "Bearer an-admin-token-for-tests"))
                .hasStatus2xxSuccessful();
    }

    private Finding checked(String credential) {
        return verifications.ofFile(credential.getBytes(StandardCharsets.UTF_8)).finding();
    }

    private String credential() {
        return jdbc.sql("select credential from award where id = ?")
                .param(award.id())
                .query(String.class)
                .single();
    }
}
