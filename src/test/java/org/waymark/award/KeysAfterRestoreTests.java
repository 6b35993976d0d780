package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.audit.AuditLog;
import org.waymark.award.verifying.Finding;
import org.waymark.award.verifying.Verifications;
import org.waymark.people.DistrictId;
import org.waymark.people.TestPeople;

/** A backup that is older than the keys: what was signed with them is out there, and this database has never heard of it. */
@OnH2
class KeysAfterRestoreTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Issuers issuers;

    @Autowired
    Verifications verifications;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext context;

    private DistrictId district;
    private String beforeTheBackup;
    private AwardId lostAward;
    private String lost;

    @BeforeEach
    void aBackupThenAnotherKeyAndABadgeThenTheBackupAgain() {
        clock.reset();
        district = people.district();
        beforeTheBackup = credential(awarded("Bea Before"));
        List<Map<String, Object>> backup = keys();

        clock.advance(Duration.ofHours(1));
        issuers.rotate(district, AuditLog.OPERATOR, true);
        lostAward = awarded("Lou Lost");
        lost = credential(lostAward);
        assertThat(checked(lost)).isEqualTo(Finding.VALID);

        clock.advance(Duration.ofHours(1));
        putBack(backup);
    }

    @AfterEach
    void leaveNoRestoreToOthers() {
        jdbc.sql("delete from database_restore where restored_at = ?")
                .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        clock.reset();
    }

    @Test
    void whatTheLostKeySignedIsSaidToBeOfAKeyThatIsNotListed() {
        assertThat(checked(lost)).isEqualTo(Finding.KEY_OF_ANOTHER);
        assertThat(web.get().uri("/badges/" + lostAward)).hasStatus(404);
    }

    @Test
    void whatWasSignedBeforeHoldsAndTheNextIsSignedWithTheKeysThatAreThere() {
        assertThat(checked(beforeTheBackup)).isEqualTo(Finding.VALID);
        assertThat(checked(credential(awarded("Nan Next")))).isEqualTo(Finding.VALID);
    }

    @Test
    void noNewKeyTakesTheNameOfALostOne() {
        long hours = Duration.between(Instant.parse("2020-01-01T00:00:00Z"), clock.instant())
                .toHours();
        issuers.rotate(district, AuditLog.OPERATOR, true);
        assertThat(issuers.signingKey(district).jwtKeyId()).endsWith("/keys/rsa-" + hours);
        clock.advance(Duration.ofSeconds(1));
        issuers.rotate(district, AuditLog.OPERATOR, true);
        assertThat(issuers.signingKey(district).jwtKeyId()).endsWith("/keys/rsa-" + (hours + 1));
        clock.advance(Duration.ofSeconds(-1));

        assertThat(issuers.jwk(district, "rsa-2")).isEmpty();
        assertThat(checked(lost)).isEqualTo(Finding.KEY_OF_ANOTHER);
        assertThat(checked(beforeTheBackup)).isEqualTo(Finding.VALID);
    }

    private AwardId awarded(String name) {
        return TestBadges.shared(people.person(district, name + " " + UUID.randomUUID()), district, context);
    }

    private List<Map<String, Object>> keys() {
        return jdbc.sql("select * from issuer_key where district_id = ?")
                .param(district.id())
                .query()
                .listOfRows();
    }

    /** As the backup command leaves a database: the rows of then, and a note that it was restored. */
    private void putBack(List<Map<String, Object>> backup) {
        jdbc.sql("delete from issuer_key where district_id = ? and retired_at is null")
                .param(district.id())
                .update();
        for (Map<String, Object> key : backup) {
            jdbc.sql("update issuer_key set sealed_private_key = ?, retired_at = null where id = ?")
                    .params(key.get("sealed_private_key"), key.get("id"))
                    .update();
        }
        jdbc.sql("delete from award where id = ?").param(lostAward.id()).update();
        RestoredBadges.remember(clock.instant(), jdbc);
    }

    private Finding checked(String credential) {
        return verifications.ofFile(credential.getBytes(StandardCharsets.UTF_8)).finding();
    }

    private String credential(AwardId award) {
        return jdbc.sql("select credential from award where id = ?")
                .param(award.id())
                .query(String.class)
                .single();
    }
}
