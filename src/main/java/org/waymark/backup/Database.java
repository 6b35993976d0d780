package org.waymark.backup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A database of Waymark's, seen as its owner sees it: tables, rows, and at which version its schema is. */
final class Database {

    /** The history is in the manifest; sessions open doors; what has half arrived has its bytes on a node. */
    private static final Set<String> LEFT_OUT = Set.of(
            "flyway_schema_history",
            "spring_session",
            "spring_session_attributes",
            "operator_session",
            "arriving_file");

    /** What H2 says of a file that another process has open, and of one that is not there. */
    private static final int IN_USE = 90_020;

    private static final int NOT_THERE = 90_146;

    private final String url;
    private final @Nullable String user;
    private final @Nullable String password;
    private final Steps steps;

    /**
     * What makes the schema.
     *
     * @param locations of the steps in SQL
     * @param others those that are written in Java
     */
    record Steps(String locations, List<JavaMigration> others) {}

    private Database(String url, @Nullable String user, @Nullable String password, Steps steps) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.steps = steps;
    }

    /** The one that the settings name, as the owner of the tables where they name one. */
    static Database of(Environment settings, List<JavaMigration> others) {
        String owner = settings.getProperty("spring.flyway.user");
        return new Database(
                settings.getRequiredProperty("spring.datasource.url"),
                owner != null ? owner : settings.getProperty("spring.datasource.username", "sa"),
                settings.getProperty(owner != null ? "spring.flyway.password" : "spring.datasource.password", ""),
                new Steps(settings.getRequiredProperty("spring.flyway.locations"), others));
    }

    /** Another, of which the address says all, with the same steps. */
    Database at(String other) {
        return new Database(other, "sa", "", steps);
    }

    boolean isH2() {
        return url.startsWith("jdbc:h2:");
    }

    /** The same, refusing where there is none instead of making an empty one. */
    Database mustExist() {
        return isH2() ? new Database(url + ";IFEXISTS=TRUE", user, password, steps) : this;
    }

    DataSource dataSource() {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() {
                return open();
            }

            @Override
            public Connection getConnection(String username, String secret) {
                return open();
            }
        };
    }

    Connection open() {
        Properties properties = new Properties();
        // An address may name the user itself.
        if (user != null && !url.contains("user=")) {
            properties.setProperty("user", user);
            properties.setProperty("password", password == null ? "" : password);
        }
        if (!isH2()) {
            properties.setProperty("reWriteBatchedInserts", "true");
        }
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException e) {
            if (isH2() && e.getErrorCode() == IN_USE) {
                throw new Refused("The database in the data folder is in use. Stop Waymark, then try again.");
            }
            if (isH2() && e.getErrorCode() == NOT_THERE) {
                throw new Refused("There is no database in the data folder.");
            }
            throw new Refused("The database " + url.replaceAll("[?;].*", "") + " cannot be opened: " + e.getMessage());
        }
    }

    /** Opens it so that all that is read is of one moment, whatever others write meanwhile. */
    Connection openForReading() throws SQLException {
        Connection connection = open();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        if (isH2()) {
            execute(connection, "set lazy_query_execution 1");
        } else {
            connection.setReadOnly(true);
        }
        return connection;
    }

    /** Every table but those that stay out, in the order of their names. */
    List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                if (!LEFT_OUT.contains(rows.getString(1))) {
                    tables.add(rows.getString(1));
                }
            }
        }
        return tables;
    }

    /** Its columns and what they hold. */
    Map<String, ColumnKind> columns(String table, Connection connection) throws SQLException {
        Map<String, ColumnKind> columns = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement("select * from " + table + " where 1 = 0");
                ResultSet none = query.executeQuery()) {
            ResultSetMetaData data = none.getMetaData();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                columns.put(data.getColumnName(i), ColumnKind.of(data.getColumnType(i), data.getColumnTypeName(i)));
            }
        }
        return columns;
    }

    long count(String table, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The versions of its schema, oldest first. */
    List<String> schema() {
        List<String> versions = new ArrayList<>();
        for (MigrationInfo each : flyway().load().info().applied()) {
            if (each.getVersion() != null) {
                versions.add(each.getVersion().getVersion());
            }
        }
        return versions;
    }

    /** Brings an empty database to exactly these versions. */
    void makeSchema(List<String> versions) {
        Flyway flyway = flyway().target(versions.get(versions.size() - 1)).load();
        flyway.migrate();
        Set<String> different = new TreeSet<>(versions);
        schema().stream().filter(each -> !different.remove(each)).toList().forEach(different::add);
        if (!different.isEmpty()) {
            throw new Refused("The archive is of another release line than this Waymark: they differ in the versions "
                    + different
                    + " of the schema. Restore it with the release that made it, into a new, empty database.");
        }
    }

    /** Brings it forward to the newest version. */
    void migrate() {
        flyway().load().migrate();
    }

    /**
     * Loads rows while no table looks at another, and then has every reference checked.
     *
     * @param load does it, in this transaction
     */
    void withoutReferences(Connection connection, Load load) throws Exception {
        if (isH2()) {
            execute(connection, "set referential_integrity false");
            load.run();
            connection.commit();
            execute(connection, "set referential_integrity true");
            for (String table : tables(connection)) {
                execute(connection, "alter table " + table + " set referential_integrity true check");
            }
            return;
        }
        Map<String, String> references = references(connection);
        for (String each : references.keySet()) {
            execute(connection, "alter table " + each.replace(" ", " drop constraint "));
        }
        load.run();
        for (Map.Entry<String, String> each : references.entrySet()) {
            execute(
                    connection,
                    "alter table " + each.getKey().replace(" ", " add constraint ") + " " + each.getValue());
        }
    }

    /** What {@link #withoutReferences} does meanwhile. */
    interface Load {
        void run() throws Exception;
    }

    void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Foreign keys of PostgreSQL by table and name, as they are written. */
    private static Map<String, String> references(Connection connection) throws SQLException {
        Map<String, String> references = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "select c.conrelid::regclass::text || ' ' || quote_ident(c.conname), pg_get_constraintdef(c.oid)"
                                + " from pg_constraint c join pg_namespace n on n.oid = c.connamespace"
                                + " where c.contype = 'f' and n.nspname = 'public'");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                references.put(rows.getString(1), rows.getString(2));
            }
        }
        return references;
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .locations(steps.locations()
                        .replace("{vendor}", isH2() ? "h2" : "postgresql")
                        .split(","))
                .javaMigrations(steps.others().toArray(JavaMigration[]::new))
                .dataSource(dataSource());
    }
}
