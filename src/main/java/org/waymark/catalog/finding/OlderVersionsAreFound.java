package org.waymark.catalog.finding;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.waymark.catalog.DefinitionContent;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Versions from before there was a search: what they say is JSON, which the two databases read in ways of their own. */
@Component
class OlderVersionsAreFound implements JavaMigration {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String OLD = "select v.id, v.district_id, v.definition_id, d.code, v.content"
            + " from definition_version v join credential_definition d on d.id = v.definition_id"
            + " where d.district_id = v.district_id"
            + " and not exists (select 1 from definition_search s where s.id = v.id)";

    private static final String ADD = "insert into definition_search (id, district_id, definition_id, sort_key,"
            + " title, competency, evidence, words, hours, weeks, area, audiences, goals, standards)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("202611220846");
    }

    @Override
    public String getDescription() {
        return "older versions are found";
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
                List<Object> values = row(old).values();
                for (int i = 0; i < values.size(); i++) {
                    add.setObject(i + 1, values.get(i));
                }
                add.addBatch();
            }
            add.executeBatch();
        }
    }

    private static SearchRow row(ResultSet old) throws SQLException {
        return new SearchRow(
                new DefinitionVersionId(old.getObject(1, UUID.class)),
                new DefinitionId(old.getObject(3, UUID.class)),
                new DistrictId(old.getObject(2, UUID.class)),
                old.getString(4),
                JSON.readValue(old.getString(5), DefinitionContent.class));
    }
}
