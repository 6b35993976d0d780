package org.waymark.catalog.finding;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.catalog.DefinitionContent;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Versions from before the search knew a language: what they say is JSON, which the two databases read in ways of their own. */
@Component
class OlderVersionsHaveALanguage implements JavaMigration {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String OLD = "select v.id, v.district_id, v.content from definition_version v"
            + " join definition_search s on s.id = v.id where s.district_id = v.district_id and s.language = ''";

    private static final String ADD = "update definition_search set language = ? where id = ? and district_id = ?";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("202611221251");
    }

    @Override
    public String getDescription() {
        return "older versions have a language";
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
        try (Statement read = connection.createStatement();
                ResultSet old = read.executeQuery(OLD);
                PreparedStatement add = connection.prepareStatement(ADD)) {
            while (old.next()) {
                DefinitionContent content = JSON.readValue(old.getString(3), DefinitionContent.class);
                add.setString(1, content.about().language());
                add.setObject(2, old.getObject(1, UUID.class));
                add.setObject(3, old.getObject(2, UUID.class));
                add.addBatch();
            }
            add.executeBatch();
        }
    }
}
