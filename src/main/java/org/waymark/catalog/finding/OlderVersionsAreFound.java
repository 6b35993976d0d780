package org.waymark.catalog.finding;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;

/** Versions from before there was a search. */
@Component
class OlderVersionsAreFound extends OlderVersions {

    OlderVersionsAreFound() {
        super(
                "202611220846",
                "older versions are found",
                "select v.id, v.district_id, v.definition_id, d.code, v.content"
                        + " from definition_version v join credential_definition d on d.id = v.definition_id"
                        + " where d.district_id = v.district_id"
                        + " and not exists (select 1 from definition_search s where s.id = v.id)",
                "insert into definition_search (id, district_id, definition_id, sort_key,"
                        + " title, competency, evidence, words, hours, weeks, area, audiences, goals, standards)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    @Override
    void fill(PreparedStatement statement, ResultSet old) throws SQLException {
        SearchRow row = new SearchRow(
                new DefinitionVersionId(old.getObject(1, UUID.class)),
                new DefinitionId(old.getObject(3, UUID.class)),
                new DistrictId(old.getObject(2, UUID.class)),
                old.getString(4),
                content(old.getString(5)));
        List<Object> values = row.values();
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }
}
