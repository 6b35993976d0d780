package org.waymark.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Badges that were signed before there were status lists name none; a release that has them has these signed anew. */
class BadgesWithoutAListTests {

    private static final String BEFORE = "202611221561";

    private static final OffsetDateTime DAY = OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC);

    private final JdbcDataSource database = new JdbcDataSource();
    private final JdbcClient jdbc = JdbcClient.create(database);

    @BeforeEach
    void asItWas() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        flyway().target(BEFORE).load().migrate();
    }

    @AfterEach
    void close() {
        jdbc.sql("shutdown").update();
    }

    @Test
    void areSignedAnew() {
        UUID old = award("{}", null, false);

        flyway().load().migrate();

        assertThat(isStale(old)).isTrue();
    }

    @Test
    void areLeftWhereTheyNeedNoOtherEdition() {
        UUID unsigned = award(null, null, false);
        UUID signedTwice = award("{}", "a.b.c", false);
        UUID revoked = award("{}", null, true);

        flyway().load().migrate();

        assertThat(isStale(unsigned)).isFalse();
        assertThat(isStale(signedTwice)).isFalse();
        assertThat(isStale(revoked)).isFalse();
    }

    private boolean isStale(UUID award) {
        return jdbc.sql("select stale from award where id = ?")
                .param(award)
                .query(Boolean.class)
                .single();
    }

    private UUID award(@Nullable String credential, @Nullable String jwt, boolean revoked) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into award (id, version, district_id, earner_id, definition_id, definition_version_id,"
                        + " submission_id, subject, title, awarded_at, shared, credential, jwt, signed_at, revoked_at,"
                        + " revoked_for, revoked_why) values (:id, 0, :a, :b, :c, :d, :e, :f, 'Listening', :day, false,"
                        + " :credential, :jwt, :signed, :revoked, :why, :why)")
                .param("id", id)
                .param("a", UUID.randomUUID())
                .param("b", UUID.randomUUID())
                .param("c", UUID.randomUUID())
                .param("d", UUID.randomUUID())
                .param("e", UUID.randomUUID())
                .param("f", UUID.randomUUID())
                .param("day", DAY)
                .param("credential", credential)
                .param("jwt", jwt)
                .param("signed", credential == null ? null : DAY)
                .param("revoked", revoked ? DAY : null)
                .param("why", revoked ? "OTHER" : null)
                .update();
        return id;
    }

    private FluentConfiguration flyway() {
        return Flyway.configure().dataSource(database).locations("classpath:db/migration", "classpath:db/vendor/h2");
    }
}
