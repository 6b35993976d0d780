package org.waymark.award;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.people.DistrictId;
import org.waymark.settings.WaymarkSettings;

/** What is asked of a restored database before Waymark starts on it, and what is remembered for that start. */
public final class RestoredBadges {

    private RestoredBadges() {}

    /** Whether the badge that was awarded last is what its issuer signed, in both forms; empty where none was signed. */
    public static Optional<Boolean> newestHolds(DataSource database, WaymarkSettings settings) {
        JdbcClient jdbc = JdbcClient.create(database);
        return jdbc.sql("select district_id, credential, jwt from award where credential is not null"
                        + " order by awarded_at desc, id desc limit 1")
                .query((row, n) -> {
                    DistrictId district = new DistrictId(row.getObject("district_id", UUID.class));
                    return holds(
                            row.getString("credential"),
                            Optional.ofNullable(row.getString("jwt")),
                            issuer(district, jdbc, settings));
                })
                .optional();
    }

    /** That this database is older than what was signed last: the next start begins new status lists. */
    public static void remember(Instant now, DataSource database) {
        remember(now, JdbcClient.create(database));
    }

    /** The same, within the application. */
    public static void remember(Instant now, JdbcClient jdbc) {
        jdbc.sql("insert into database_restore (id, restored_at) values (?, ?)")
                .params(UuidCreator.getTimeOrderedEpoch(), OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    private static boolean holds(String credential, Optional<String> jwt, DidDocument issuer) {
        try {
            JsonObject signed = JsonText.object(credential);
            new CredentialVerifier(new EddsaRdfc2022(JsonLdContexts.ofBadges())).verify(signed, issuer);
            jwt.ifPresent(each ->
                    VcJwt.verify(each, JsonText.object(signed).remove("proof").build(), issuer));
            return true;
        } catch (BadProof e) {
            return false;
        }
    }

    private static DidDocument issuer(DistrictId district, JdbcClient jdbc, WaymarkSettings settings) {
        String did = IssuerProfile.did(district, settings);
        List<JsonObject> methods = jdbc.sql(
                        "select kind, name, public_key from issuer_key where district_id = :district")
                .param("district", district.id())
                .query((row, n) -> row.getString("kind").equals(IssuerKey.Kind.ED25519.name())
                        ? DidDocument.method(did, new Multikey(row.getString("public_key")))
                        : DidDocument.method(
                                did,
                                row.getString("name"),
                                IssuerKey.jwk(
                                        row.getString("public_key"),
                                        settings.url(IssuerProfile.keyPath(district, row.getString("name"))))))
                .list();
        return DidDocument.of(did, methods);
    }
}
