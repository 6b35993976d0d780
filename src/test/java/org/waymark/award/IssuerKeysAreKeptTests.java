package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Issuers that had one key in their own row go on with it: another would verify nothing that they signed. */
class IssuerKeysAreKeptTests {

    private static final String BEFORE = "202611221500";

    private final JdbcDataSource database = new JdbcDataSource();
    private final JdbcClient jdbc = JdbcClient.create(database);

    IssuerKeysAreKeptTests() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
    }

    @Test
    void withTheirPublicAndTheirSealedHalf() {
        flyway().target(BEFORE).load().migrate();
        UUID issuer = UUID.randomUUID();
        byte[] sealed = {1, 2, 3};
        jdbc.sql("insert into issuer (id, version, public_key, sealed_private_key, made_at) values (?, 0, ?, ?, ?)")
                .params(issuer, "z6MkOld", sealed, OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC))
                .update();

        flyway().load().migrate();

        Map<String, Object> key = jdbc.sql("select * from issuer_key where district_id = ?")
                .param(issuer)
                .query()
                .singleRow();
        assertThat(key)
                .containsEntry("kind", "ED25519")
                .containsEntry("name", "z6MkOld")
                .containsEntry("public_key", "z6MkOld")
                .containsEntry("retired_at", null);
        assertThat((byte[]) key.get("sealed_private_key")).isEqualTo(sealed);
        jdbc.sql("shutdown").update();
    }

    private FluentConfiguration flyway() {
        return Flyway.configure().dataSource(database).locations("classpath:db/migration", "classpath:db/vendor/h2");
    }
}
