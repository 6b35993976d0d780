package org.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.waymark.TestDatabases;
import org.waymark.settings.BadSetting;

class SandboxDatabaseTests {

    private static final String PRODUCT = "classpath:db/migration/lti";

    private final DataSource source = new DriverManagerDataSource(TestDatabases.h2());
    private final Flyway sandbox = Flyway.configure()
            .dataSource(source)
            .locations(PRODUCT, "classpath:db/sandbox")
            .outOfOrder(true)
            .load();

    /** The database of a Waymark that was started without the sandbox. */
    private void connected(String keys) {
        Flyway.configure().dataSource(source).locations(PRODUCT).load().migrate();
        JdbcClient.create(source)
                .sql(
                        "insert into lti_registration (id, version, issuer, client_id, authorization_endpoint, token_endpoint,"
                                + " jwks_uri, scopes, product, status, created_at)"
                                + " values (random_uuid(), 0, 'https://issuer', 'client', '/', '/', ?, '', '', 'ACTIVE', now())")
                .param(keys)
                .update();
    }

    private void start() {
        SandboxDatabase.askedBeforeItIsMigrated().migrate(sandbox);
    }

    @Test
    void takesOneThatIsNew() {
        start();
        assertThat(sandbox.info().pending()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/sandbox/canvas/lti/jwks", "http://localhost:9090/jwks"})
    void takesOneThatSandboxesAreConnectedTo(String keys) {
        connected(keys);
        start();
        assertThat(sandbox.info().pending()).isEmpty();
    }

    @Test
    void refusesTheOneOfARealLms() {
        connected("https://canvas.example.org/api/lti/security/jwks");
        assertThatThrownBy(this::start)
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("canvas.example.org")
                .hasMessageContaining("WAYMARK_DATA_DIR");
    }

    @Test
    void refusesItAsWellWhereNothingIsMigrated() {
        connected("https://canvas.example.org/api/lti/security/jwks");
        assertThatThrownBy(() -> SandboxDatabase.askedAsItIsUsed(JdbcClient.create(source))
                        .afterPropertiesSet())
                .isInstanceOf(BadSetting.class);
    }

    @Test
    void leavesTheOneOfARealLmsAsItWas() {
        connected("https://canvas.example.org/api/lti/security/jwks");
        int before = sandbox.info().applied().length;
        assertThatThrownBy(this::start);
        assertThat(sandbox.info().applied()).hasSize(before);
    }
}
