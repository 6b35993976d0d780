package org.waymark.settings;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
    private final DataSourceProperties settings;

    MigratingConnections(DataSourceProperties settings) {
        this.settings = settings;
    }

    @Bean
    FlywayConfigurationCustomizer migrationsStayConnected() {
        return flyway -> {
            if (settings.determineUrl().startsWith("jdbc:h2:")) {
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
            return getConnection(settings.determineUsername(), settings.determinePassword());
        }

        @Override
        public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
            SingleConnectionDataSource one = new SingleConnectionDataSource(
                    settings.determineUrl(), user == null ? "" : user, password == null ? "" : password, true);
            open.add(one);
            return one.getConnection();
        }
    }
}
