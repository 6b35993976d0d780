package org.waymark.catalog.standards;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;

/** Reads the frameworks that a district imported, as lists; each is one read. */
@Component
@Transactional(readOnly = true)
class StandardRows {

    private static final String ITEM = "select f.label, i.identifier, i.code, i.title, i.kind, i.withdrawn, i.parent,"
            + " i.statement from standards_item i join standards_framework f on f.id = i.framework_id"
            + " and f.district_id = i.district_id where i.district_id = :district";

    private static final RowMapper<FrameworkView> FRAMEWORK = (row, number) -> new FrameworkView(
            row.getString("id"),
            row.getString("label"),
            row.getString("title"),
            row.getString("creator"),
            row.getInt("items"),
            false);

    static final RowMapper<Row> ROW = (row, number) -> new Row(
            new StandardItem(
                    row.getString("label"),
                    row.getString("identifier"),
                    row.getString("code"),
                    row.getString("title"),
                    row.getString("kind"),
                    row.getBoolean("withdrawn")),
            row.getString("parent"),
            row.getString("statement"));

    private final JdbcClient jdbc;

    StandardRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A standard, the id of the one above it, and what it says in full. */
    record Row(StandardItem standard, @Nullable String parent, String statement) {}

    /** A standard by a code that it has or had. */
    record Coded(String label, String code, String title, boolean withdrawn) {}

    List<FrameworkView> frameworks(DistrictId district) {
        return jdbc.sql("select id, label, title, creator, items from standards_framework where district_id = :district"
                        + " order by title, label")
                .param("district", district.id())
                .query(FRAMEWORK)
                .list();
    }

    Optional<FrameworkView> framework(UUID framework, DistrictId district) {
        return jdbc.sql("select id, label, title, creator, items from standards_framework where district_id = :district"
                        + " and id = :framework")
                .param("district", district.id())
                .param("framework", framework)
                .query(FRAMEWORK)
                .optional();
    }

    /**
     * By code, title or text, those whose code begins so first.
     *
     * @param framework null for all of the district's
     */
    List<Row> search(DistrictId district, @Nullable UUID framework, String words, int limit) {
        String plain = words.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
        return jdbc.sql(ITEM + (framework == null ? "" : " and i.framework_id = :framework")
                        + " and (lower(i.code) like :words escape '\\' or lower(i.title) like :words escape '\\'"
                        + " or lower(i.statement) like :words escape '\\')"
                        + " order by case when lower(i.code) like :begins escape '\\' then 0 else 1 end,"
                        + " i.withdrawn, f.label, i.code, i.identifier limit :limit")
                .param("district", district.id())
                .param("framework", framework)
                .param("words", "%" + plain + "%")
                .param("begins", plain + "%")
                .param("limit", limit)
                .query(ROW)
                .list();
    }

    /** Standards by codes, in whatever framework; those that are not withdrawn, and that still have the code, first. */
    List<Coded> byCodes(Collection<String> codes, DistrictId district) {
        return jdbc.sql(
                        "select f.label, i.code as named, i.title, i.withdrawn, 0 as former, i.place from standards_item i"
                                + " join standards_framework f on f.id = i.framework_id and f.district_id = i.district_id"
                                + " where i.district_id = :district and i.code in (:codes)"
                                + " union all select f.label, c.code as named, i.title, i.withdrawn, 1 as former, i.place"
                                + " from standards_former_code c join standards_item i on i.framework_id = c.framework_id"
                                + " and i.identifier = c.identifier and i.district_id = c.district_id"
                                + " join standards_framework f on f.id = i.framework_id and f.district_id = i.district_id"
                                + " where c.district_id = :district and c.code in (:codes)"
                                + " order by 4, 5, 6")
                .param("district", district.id())
                .param("codes", codes)
                .query((row, number) -> new Coded(
                        row.getString("label"),
                        row.getString("named"),
                        row.getString("title"),
                        row.getBoolean("withdrawn")))
                .list();
    }
}
