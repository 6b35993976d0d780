package org.waymark.catalog;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.waymark.storage.FilesInUse;

/** Badge pictures that somebody uploaded: their keys stand in the content of drafts and versions, which is read once. */
@Component
class PicturesInUse implements FilesInUse {

    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}/[0-9a-f]{2}/[0-9a-f-]{36}");

    private final JdbcClient jdbc;

    PicturesInUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> among(Set<String> keys, UUID district) {
        Set<String> used = new HashSet<>();
        RowCallbackHandler content = row -> {
            Matcher key = KEY.matcher(row.getString(1));
            while (key.find()) {
                used.add(key.group());
            }
        };
        // Each key begins with its district.
        jdbc.sql("select v.content from definition_version v where v.district_id = :district and v.content like :keys"
                        + " union all select d.content from catalog_draft d"
                        + " where d.district_id = :district and d.content like :keys")
                .param("district", district)
                .param("keys", "%" + district + "/%")
                .query(content);
        used.retainAll(keys);
        return used;
    }
}
