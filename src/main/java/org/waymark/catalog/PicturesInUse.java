package org.waymark.catalog;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.waymark.storage.FilesInUse;

/** Badge pictures that somebody uploaded: their keys stand in the content of drafts and versions. */
@Component
class PicturesInUse implements FilesInUse {

    private final JdbcClient jdbc;

    PicturesInUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> among(Set<String> keys, UUID district) {
        Set<String> used = new HashSet<>();
        for (String key : keys) {
            boolean found = jdbc.sql("select (select count(*) from definition_version v where v.district_id = :district"
                                    + " and v.content like :key) + (select count(*) from catalog_draft d"
                                    + " where d.district_id = :district and d.content like :key)")
                            .param("district", district)
                            .param("key", "%" + key + "%")
                            .query(Long.class)
                            .single()
                    > 0;
            if (found) {
                used.add(key);
            }
        }
        return used;
    }
}
