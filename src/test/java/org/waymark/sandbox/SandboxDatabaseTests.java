package org.waymark.sandbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.waymark.TestDatabases;
import org.waymark.settings.BadSetting;

class SandboxDatabaseTests {

    private static JdbcClient jdbc;

    @BeforeAll
    static void database() {
        DriverManagerDataSource source = new DriverManagerDataSource(TestDatabases.h2());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/lti")
                .load()
                .migrate();
        jdbc = JdbcClient.create(source);
    }

    @BeforeEach
    void empty() {
        jdbc.sql("delete from lti_registration").update();
    }

    private static void connected(String keys) {
        jdbc.sql(
                        "insert into lti_registration (id, version, issuer, client_id, authorization_endpoint, token_endpoint,"
                                + " jwks_uri, scopes, product, status, created_at)"
                                + " values (random_uuid(), 0, 'https://issuer', 'client', '/', '/', ?, '', '', 'ACTIVE', now())")
                .param(keys)
                .update();
    }

    private static void start() {
        new SandboxDatabase(jdbc).afterPropertiesSet();
    }

    @Test
    void takesOneThatIsNew() {
        assertThatCode(SandboxDatabaseTests::start).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/sandbox/canvas/lti/jwks", "http://localhost:9090/jwks"})
    void takesOneThatSandboxesAreConnectedTo(String keys) {
        connected(keys);
        assertThatCode(SandboxDatabaseTests::start).doesNotThrowAnyException();
    }

    @Test
    void leavesTheOneOfARealLmsAlone() {
        connected("https://canvas.example.org/api/lti/security/jwks");
        assertThatThrownBy(SandboxDatabaseTests::start)
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("canvas.example.org")
                .hasMessageContaining("WAYMARK_DATA_DIR");
    }
}
