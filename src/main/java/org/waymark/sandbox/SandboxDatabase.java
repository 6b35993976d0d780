package org.waymark.sandbox;

import java.net.URI;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.waymark.settings.BadSetting;

/** Keeps the sandbox, in which anyone may become anyone, away from a database with which a real LMS works. */
@Component
@Profile("sandbox")
@DependsOnDatabaseInitialization
class SandboxDatabase implements InitializingBean {

    private final JdbcClient jdbc;

    SandboxDatabase(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sandboxes, this one and others, publish their keys on loopback, whoever they say they are. */
    @Override
    public void afterPropertiesSet() {
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
