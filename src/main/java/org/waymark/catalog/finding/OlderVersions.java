package org.waymark.catalog.finding;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.DefinitionContent;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A step that reads what versions of before say: it is JSON, which the two databases read in ways of their own. */
abstract class OlderVersions implements JavaMigration {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final String version;
    private final String description;
    private final String read;
    private final String write;

    /** Which rows to read, and the statement that is filled from each. */
    OlderVersions(String version, String description, String read, String write) {
        this.version = version;
        this.description = description;
        this.read = read;
        this.write = write;
    }

    /** Sets what the statement takes from one row. */
    abstract void fill(PreparedStatement statement, ResultSet old) throws SQLException;

    static DefinitionContent content(String json) {
        return JSON.readValue(json, DefinitionContent.class);
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(version);
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement select = connection.createStatement();
                ResultSet old = select.executeQuery(read);
                PreparedStatement statement = connection.prepareStatement(write)) {
            while (old.next()) {
                fill(statement, old);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
