package org.waymark.catalog.finding;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Versions from before the search knew a language. */
@Component
class OlderVersionsHaveALanguage extends OlderVersions {

    OlderVersionsHaveALanguage() {
        super(
                "202611221251",
                "older versions have a language",
                "select v.id, v.district_id, v.content from definition_version v"
                        + " join definition_search s on s.id = v.id where s.district_id = v.district_id and s.language = ''",
                "update definition_search set language = ? where id = ? and district_id = ?");
    }

    @Override
    void fill(PreparedStatement statement, ResultSet old) throws SQLException {
        statement.setString(1, content(old.getString(3)).about().language());
        statement.setObject(2, old.getObject(1, UUID.class));
        statement.setObject(3, old.getObject(2, UUID.class));
    }
}
