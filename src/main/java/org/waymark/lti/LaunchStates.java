package org.waymark.lti;

import java.security.SecureRandom;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Service;

/**
 * States and nonces of launches under way; rows of the database, so that any node can take the launch. Each launch writes,
 * reads and deletes one, in single statements of plain SQL: an entity would cost several times as much.
 */
@Service
class LaunchStates {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final String INSERT = """
            insert into lti_launch_state (state, nonce, registration_id, target_link_uri, deployment_id, login_hint,
                message_hint, binding, browser, storage_target, expires_at)
            select :state, :nonce, r.id, :target, :deployment, :loginHint, :messageHint, :binding, :browser, :storage,
                :expires
            from lti_registration r where r.issuer = :issuer and r.client_id = :client and r.status = 'ACTIVE'
            """;

    private static final String AT =
            " select " + RegistrationRows.COLUMNS + " from %s o join lti_registration r on r.id = o.registration_id";

    private static final String KEPT_OF_H2 = AT.formatted("final table (" + INSERT + ")");

    private static final String KEPT_OF_POSTGRES =
            "with opened as (" + INSERT + " returning registration_id)" + AT.formatted("opened");

    private static final String COLUMNS =
            """
            select s.state, s.nonce, s.target_link_uri, s.deployment_id, s.login_hint, s.message_hint, s.binding, s.browser,
                s.storage_target, s.expires_at,
            """ + RegistrationRows.COLUMNS + ", " + RegistrationRows.DEPLOYMENT_COLUMNS + " from ";

    private static final String PLATFORM = " s join lti_registration r on r.id = s.registration_id"
            + " left join lti_deployment d on d.registration_id = s.registration_id and d.deployment_id = s.deployment_id";

    private static final String OPENED = COLUMNS + "lti_launch_state" + PLATFORM + " where s.state = :state";

    private static final String USED =
            "delete from lti_launch_state where state = :state and binding = '" + LaunchBinding.COOKIE + "'";

    private static final String USED_OF_H2 = COLUMNS + "old table (" + USED + ")" + PLATFORM;

    private static final String USED_OF_POSTGRES =
            "with used as (" + USED + " returning *) " + COLUMNS + "used" + PLATFORM;

    private final JdbcClient jdbc;
    private final String kept;
    private final String used;
    private final SecureRandom random;
    private final Clock clock;

    LaunchStates(JdbcClient jdbc, DataSource database, SecureRandom random, Clock clock) {
        this.jdbc = jdbc;
        boolean postgres = isPostgres(database);
        this.kept = postgres ? KEPT_OF_POSTGRES : KEPT_OF_H2;
        this.used = postgres ? USED_OF_POSTGRES : USED_OF_H2;
        this.random = random;
        this.clock = clock;
    }

    /** A state and a nonce of 256 bits each for a browser; kept nowhere yet. */
    LaunchState fresh(LoginInitiation login, LaunchBinding binding, String browserHash) {
        return LaunchState.of(
                secret(), secret(), login, binding, browserHash, clock.instant().plus(LIFETIME));
    }

    /**
     * Keeps a launch at the active platform of this issuer and client id, and answers that, in one statement; empty, and
     * nothing kept, where there is none.
     */
    Optional<PlatformRegistration> keep(LaunchState opened, String issuer, String clientId) {
        return jdbc.sql(kept)
                .param("state", opened.id())
                .param("nonce", opened.nonce())
                .param("target", opened.targetLinkUri())
                .param("deployment", opened.deploymentId())
                .param("loginHint", opened.loginHint())
                .param("messageHint", opened.messageHint())
                .param("binding", opened.binding().name())
                .param("browser", opened.browser())
                .param("storage", opened.storageTarget())
                .param("expires", opened.expiresAt().atOffset(ZoneOffset.UTC))
                .param("issuer", issuer)
                .param("client", clientId)
                .query((row, n) -> RegistrationRows.registration(row))
                .optional();
    }

    /** The launch behind a state, which stays open; for one whose browser has to prove itself first. */
    Optional<OpenedLaunch> find(String state) {
        return read(OPENED, state).filter(launch -> !launch.state().isExpiredAt(clock.instant()));
    }

    /**
     * The launch behind a state, once: whoever deletes the row has it, in one statement, and of two posts at the same moment
     * only one deletes it, on whichever node. One that no cookie binds is left in place: its browser has to prove itself
     * first.
     */
    Optional<OpenedLaunch> consume(String state) {
        return read(used, state)
                .or(() -> read(OPENED, state).filter(launch -> launch.binding() != LaunchBinding.COOKIE))
                .filter(launch -> !launch.state().isExpiredAt(clock.instant()));
    }

    /** Uses up a launch whose browser has proven itself; whether it was the first to do so. */
    boolean use(OpenedLaunch proven) {
        return remove(proven.stateId());
    }

    /** Forgets at most this many that never came back; answers how many there were. */
    int forgetExpired(int most) {
        return jdbc.sql("""
                delete from lti_launch_state where state in (
                    select state from lti_launch_state where expires_at <= :now fetch first :most rows only)
                """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("most", most)
                .update();
    }

    private Optional<OpenedLaunch> read(String sql, String state) {
        return jdbc.sql(sql)
                .param("state", state)
                .query((row, n) -> new OpenedLaunch(state(row), RegistrationRows.registration(row), named(row)))
                .optional();
    }

    private static @Nullable PlatformDeployment named(ResultSet row) throws SQLException {
        return row.getObject("d_registration") == null ? null : RegistrationRows.deployment(row);
    }

    private static LaunchState state(ResultSet row) throws SQLException {
        return new LaunchState(
                row.getString("state"),
                row.getString("nonce"),
                row.getString("target_link_uri"),
                row.getString("deployment_id"),
                row.getString("login_hint"),
                row.getString("message_hint"),
                LaunchBinding.valueOf(row.getString("binding")),
                row.getString("browser"),
                row.getString("storage_target"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    /** Whether it was there. */
    private boolean remove(String state) {
        return jdbc.sql("delete from lti_launch_state where state = :state")
                        .param("state", state)
                        .update()
                == 1;
    }

    /** What a row holds that was written or deleted, each database tells in words of its own. */
    private static boolean isPostgres(DataSource database) {
        try {
            return "PostgreSQL"
                    .equals(JdbcUtils.<String>extractDatabaseMetaData(
                            database, DatabaseMetaData::getDatabaseProductName));
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("The database does not say what it is", e);
        }
    }

    private String secret() {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
