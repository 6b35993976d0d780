package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.OnH2;
import org.waymark.TestClock;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.TestJobs;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.PersonId;
import org.waymark.settings.BadSetting;
import org.waymark.settings.WaymarkSettings;
import org.waymark.submission.Outcome;

/** That a copy of the database and the secret are enough to verify what was signed, to know what was revoked, and to sign on. */
@OnH2
class BackupTests {

    @Autowired
    Awards awards;

    @Autowired
    AwardRepository repository;

    @Autowired
    Issuers issuers;

    @Autowired
    IssuerRepository issuerRows;

    @Autowired
    IssuerKeyRepository keys;

    @Autowired
    CredentialSigner signer;

    @Autowired
    Definitions definitions;

    @Autowired
    Districts districts;

    @Autowired
    BytesEncryptor encryptor;

    @Autowired
    WaymarkSettings settings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EntityManager entities;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApplicationContext context;

    @Autowired
    TestClock clock;

    @Test
    void verifiesAndSignsAfterARestore(@TempDir Path folder) {
        DistrictId district = districts.named("District " + UUID.randomUUID());
        DefinitionVersion definition = definitions.published(district).get(0);
        PersonId earner = PersonId.fresh();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status ->
                        context.publishEvent(TestBadges.decision(district, earner, definition, Outcome.AWARDED)));
        AwardId award = awards.of(earner, district).get(0).id();
        signer.run(new CredentialSigner.Unsigned(award, district));
        awards.revoke(award, district, "operator", RevocationReason.OTHER, "Why");
        TestJobs.runDue(context, clock.instant());
        Path backup = folder.resolve("backup.sql");
        jdbc.sql("script simple to '" + backup + "' table award, issuer, issuer_key, status_list, status_entry")
                .query((row, n) -> n)
                .list();

        SingleConnectionDataSource elsewhere = new SingleConnectionDataSource(
                "jdbc:h2:mem:" + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                true);
        JdbcClient restored = JdbcClient.create(elsewhere);
        restored.sql("runscript from '" + backup + "'").update();
        Map<String, Object> key = restored.sql("select public_key, sealed_private_key from issuer_key"
                        + " where district_id = ? and kind = 'ED25519'")
                .param(district.id())
                .query()
                .singleRow();
        String before = restored.sql("select credential from award where id = ?")
                .param(award.id())
                .query(String.class)
                .single();
        Map<String, Object> place = restored.sql("select l.revocations, e.place, e.revoked from status_entry e"
                        + " join status_list l on l.id = e.list_id and l.district_id = e.district_id"
                        + " where e.award_id = ? and e.district_id = ?")
                .params(award.id(), district.id())
                .query()
                .singleRow();
        elsewhere.destroy();

        String did = IssuerProfile.did(district, settings);
        Multikey publicKey = new Multikey((String) key.get("public_key"));
        String document = DidDocument.of(did, List.of(DidDocument.method(did, publicKey)))
                .json()
                .toString();
        assertThatCode(() -> BadgeCheck.verify(before, document)).doesNotThrowAnyException();
        assertThat(place.get("revoked")).isEqualTo(true);
        assertThat(JsonText.object(before).getJsonObject("credentialStatus").getString("statusListIndex"))
                .isEqualTo(String.valueOf(place.get("place")));
        assertThatCode(() -> BadgeCheck.verify(String.valueOf(place.get("revocations")), document))
                .doesNotThrowAnyException();
        JsonObject unsigned =
                JsonText.object(JsonText.object(before)).remove("proof").build();
        String next = TestBadges.CRYPTOSUITE
                .sign(
                        unsigned,
                        DidDocument.methodId(did, publicKey),
                        Instant.EPOCH,
                        new Ed25519PrivateKeyParameters(encryptor.decrypt((byte[]) key.get("sealed_private_key"))))
                .toString();
        assertThatCode(() -> BadgeCheck.verify(next, document)).doesNotThrowAnyException();
    }

    @Test
    void doesNotStartUnderAnotherSecret() {
        issuers.signingKey(DistrictId.fresh());
        Issuers elsewhere = new Issuers(
                issuerRows,
                keys,
                Encryptors.stronger("a secret that sealed none of the keys", "7761796d61726b2d6b657973"),
                new SecureRandom(),
                settings,
                Mockito.mock(AuditLog.class),
                Clock.systemUTC(),
                entities,
                transactions);
        ApplicationStartedEvent started = Mockito.mock(ApplicationStartedEvent.class);

        assertThatThrownBy(() -> elsewhere.on(started))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("WAYMARK_SECRET is not the secret");
        assertThatCode(() -> issuers.on(started)).doesNotThrowAnyException();
    }
}
