package org.waymark.settings;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * How long PostgreSQL is waited for: where a person waits, seconds; in due work a minute. A server that stands still answers no
 * request to stop, so each connection stops listening by itself, and is thrown away. Where a URL says otherwise, it holds.
 */
@Configuration(proxyBeanMethods = false)
public class Patience {

    static final Duration OF_A_PERSON = Duration.ofSeconds(8);

    private static final Duration OF_DUE_WORK = Duration.ofSeconds(60);

    /** The server itself ends what nobody listens to any more. */
    private static final String SERVER =
            "-c statement_timeout=55s -c lock_timeout=7s" + " -c idle_in_transaction_session_timeout=5min";

    /**
     * A server that is slow would go on computing what was given up here, beside what is asked next, until it takes no more
     * connections. Not every server can look whether anybody still listens: not before 14, not on Windows.
     */
    private static final String LOOKS_WHETHER_ANYBODY_LISTENS = "do $$ begin"
            + " perform set_config('client_connection_check_interval', '2s', false);"
            + " exception when others then null; end $$";

    private static final ThreadLocal<@Nullable SlowAnswers> WAITS = new ThreadLocal<>();

    /**
     * From now on somebody waits for what this thread does, until {@link #nobodyWaits}.
     *
     * @param answered whether their answer has begun to leave
     */
    public static void somebodyWaits(BooleanSupplier answered) {
        WAITS.set(new SlowAnswers(answered, System::nanoTime));
    }

    public static void nobodyWaits() {
        WAITS.remove();
    }

    @Bean
    static BeanPostProcessor patientDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool && isPostgres(pool.getJdbcUrl())) {
                    pool.addDataSourceProperty("connectTimeout", "3");
                    pool.addDataSourceProperty("socketTimeout", String.valueOf(OF_DUE_WORK.toSeconds()));
                    pool.addDataSourceProperty("tcpKeepAlive", "true");
                    pool.addDataSourceProperty("options", SERVER);
                    // It explains what it refuses with the row, which may be a person, and exceptions go to the log.
                    pool.addDataSourceProperty("logServerErrorDetail", "false");
                    pool.setConnectionInitSql(LOOKS_WHETHER_ANYBODY_LISTENS);
                    return new Patient(pool);
                }
                return bean;
            }
        };
    }

    /** A migration may take its time: it has connections of its own, for which none of this holds. */
    @Bean
    FlywayConfigurationCustomizer patientMigrations(Environment settings) {
        return flyway -> {
            String url = settings.getProperty("spring.datasource.url");
            if (isPostgres(url)
                    && settings.getProperty("spring.flyway.user") == null
                    && settings.getProperty("spring.flyway.url") == null) {
                flyway.dataSource(
                        url,
                        settings.getProperty("spring.datasource.username"),
                        settings.getProperty("spring.datasource.password"));
            }
        };
    }

    private static boolean isPostgres(@Nullable String url) {
        return url != null && url.startsWith("jdbc:postgresql:");
    }

    private static final class Patient extends DelegatingDataSource {

        Patient(HikariDataSource pool) {
            super(pool);
        }

        /** The pool sets it back when it takes the connection home. */
        @Override
        public Connection getConnection() throws SQLException {
            SlowAnswers waits = WAITS.get();
            if (waits == null) {
                return super.getConnection();
            }
            long begun = waits.begin();
            try {
                Connection connection = super.getConnection();
                connection.setNetworkTimeout(Runnable::run, (int) OF_A_PERSON.toMillis());
                return waits.on(connection);
            } finally {
                waits.end(begun);
            }
        }
    }
}
