package org.waymark.settings;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The connections of migrations on H2, open for as long as the program runs. H2 binds the checks of a table to the
 * connection that made them and refuses every row once that is closed, until the database is opened anew; a pool closes
 * each of its own after half an hour.
 */
@Configuration(proxyBeanMethods = false)
class MigratingConnections implements DisposableBean {

    private final List<SingleConnectionDataSource> open = new CopyOnWriteArrayList<>();
    private final Environment settings;

    MigratingConnections(Environment settings) {
        this.settings = settings;
    }

    @Bean
    FlywayConfigurationCustomizer migrationsStayConnected() {
        return flyway -> {
            if (settings.getProperty("spring.datasource.url", "").startsWith("jdbc:h2:")) {
                flyway.dataSource(new StaysOpen());
            }
        };
    }

    @Override
    public void destroy() {
        open.forEach(SingleConnectionDataSource::destroy);
    }

    /** Whoever closes a connection of it closes nothing. */
    private final class StaysOpen extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            return getConnection(
                    settings.getProperty("spring.datasource.username", ""),
                    settings.getProperty("spring.datasource.password", ""));
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            SingleConnectionDataSource one = new SingleConnectionDataSource(
                    settings.getRequiredProperty("spring.datasource.url"), user, password, true);
            open.add(one);
            return one.getConnection();
        }
    }
}
