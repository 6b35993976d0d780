package org.waymark.sandbox;

import java.net.URI;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.waymark.settings.BadSetting;

/**
 * Keeps the sandbox, in which anyone may become anyone, away from a database with which a real LMS works; before anything
 * in it is changed, since with the sandbox's tables the next release could not migrate it.
 */
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
class SandboxDatabase {

    @Bean
    static FlywayMigrationStrategy askedBeforeItIsMigrated() {
        return flyway -> {
            JdbcClient jdbc = JdbcClient.create(flyway.getConfiguration().getDataSource());
            if (isMade(jdbc)) {
                refuseOneOfARealLms(jdbc);
            }
            flyway.migrate();
        };
    }

    /** Once more as the program itself sees it, which may not be how it is migrated, if it is. */
    @Bean
    @DependsOnDatabaseInitialization
    static InitializingBean askedAsItIsUsed(JdbcClient jdbc) {
        return () -> refuseOneOfARealLms(jdbc);
    }

    private static boolean isMade(JdbcClient jdbc) {
        return jdbc.sql("""
                        select exists (select 1 from information_schema.tables
                            where lower(table_name) = 'lti_registration' and table_schema = current_schema)
                        """).query(Boolean.class).single();
    }

    /** Sandboxes, this one and others, publish their keys on loopback, whoever they say they are. */
    private static void refuseOneOfARealLms(JdbcClient jdbc) {
        jdbc.sql("select jwks_uri from lti_registration").query(String.class).list().stream()
                .map(keys -> String.valueOf(URI.create(keys).getHost()))
                .filter(host -> !host.equals(SandboxAddresses.HOST) && !host.equals("localhost"))
                .findFirst()
                .ifPresent(host -> {
                    throw new BadSetting("With the profile sandbox anyone may become anyone, and the LMS at " + host
                            + " is connected to this database: start without that profile, or give the sandbox a"
                            + " WAYMARK_DATA_DIR or SPRING_DATASOURCE_URL of its own.");
                });
    }
}
