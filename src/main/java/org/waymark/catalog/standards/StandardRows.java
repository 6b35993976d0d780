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
            + " i.statement, exists (select 1 from standards_former_code c where c.framework_id = i.framework_id"
            + " and c.district_id = i.district_id and c.code = i.code and c.identifier <> i.identifier) as moved"
            + " from standards_item i join standards_framework f on f.id = i.framework_id"
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
                    row.getBoolean("withdrawn"),
                    row.getBoolean("moved")),
            row.getString("parent"),
            row.getString("statement"));

    private final JdbcClient jdbc;

    StandardRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A standard, the id of the one above it, and what it says in full. */
    record Row(StandardItem standard, @Nullable String parent, String statement) {}

    /**
     * A standard by a name that alignments have for it.
     *
     * @param named a code that it has or had, or its id
     * @param framework its title
     * @param code to show
     */
    record Coded(
            String label,
            String framework,
            String identifier,
            @Nullable String uri,
            String named,
            String code,
            String title,
            boolean withdrawn) {

        /** The code to show: an id says nothing to people. */
        String shownCode() {
            return code.equals(identifier) ? "" : code;
        }
    }

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

    /**
     * Standards by codes, or by their ids, in whatever framework. Whoever had a code first keeps it, since that is what was
     * aligned to; otherwise those that are not withdrawn come first.
     */
    List<Coded> byCodes(Collection<String> codes, DistrictId district) {
        return jdbc.sql(
                        "select f.label, i.identifier, i.code as named, i.code as shown, i.title, i.withdrawn, 1 as place_of, i.place,"
                                + " i.uri, f.title as framework"
                                + " from standards_item i"
                                + " join standards_framework f on f.id = i.framework_id and f.district_id = i.district_id"
                                + " where i.district_id = :district and i.code in (:codes)"
                                + " union all select f.label, i.identifier, i.identifier as named, i.code as shown, i.title,"
                                + " i.withdrawn, 2 as place_of, i.place, i.uri, f.title as framework from standards_item i"
                                + " join standards_framework f on f.id = i.framework_id and f.district_id = i.district_id"
                                + " where i.district_id = :district and i.identifier in (:codes)"
                                + " union all select f.label, i.identifier, c.code as named, c.code as shown, i.title,"
                                + " i.withdrawn, 0 as place_of, i.place, i.uri, f.title as framework"
                                + " from standards_former_code c join standards_item i on i.framework_id = c.framework_id"
                                + " and i.identifier = c.identifier and i.district_id = c.district_id"
                                + " join standards_framework f on f.id = i.framework_id and f.district_id = i.district_id"
                                + " where c.district_id = :district and c.code in (:codes)"
                                + " order by 7, 6, 8")
                .param("district", district.id())
                .param("codes", codes)
                .query((row, number) -> new Coded(
                        row.getString("label"),
                        row.getString("framework"),
                        row.getString("identifier"),
                        row.getString("uri"),
                        row.getString("named"),
                        row.getString("shown"),
                        row.getString("title"),
                        row.getBoolean("withdrawn")))
                .list();
    }

    Optional<Row> item(UUID framework, String id, DistrictId district) {
        return jdbc.sql(ITEM + " and i.framework_id = :framework and i.identifier = :id")
                .param("district", district.id())
                .param("framework", framework)
                .param("id", id)
                .query(ROW)
                .optional();
    }

    /** What stands above one, the first level first. */
    List<Row> above(UUID framework, String id, DistrictId district) {
        return jdbc.sql("with recursive up (identifier, parent, step) as (select s.identifier, s.parent, 0"
                        + " from standards_item s where s.framework_id = :framework and s.district_id = :district"
                        + " and s.identifier = :id union all select s.identifier, s.parent, up.step + 1"
                        + " from standards_item s join up on s.identifier = up.parent"
                        + " where s.framework_id = :framework and s.district_id = :district and up.step < 40)"
                        + " select f.label, i.identifier, i.code, i.title, i.kind, i.withdrawn, i.parent, i.statement, false as moved"
                        + " from up join standards_item i on i.identifier = up.identifier"
                        + " and i.framework_id = :framework and i.district_id = :district"
                        + " join standards_framework f on f.id = i.framework_id and f.district_id = i.district_id"
                        + " where up.step > 0 order by up.step desc")
                .param("district", district.id())
                .param("framework", framework)
                .param("id", id)
                .query(ROW)
                .list();
    }

    /** What stands right below one, or on the first level. */
    List<Row> below(UUID framework, @Nullable String parent, DistrictId district, int from, int most) {
        return jdbc.sql(ITEM + " and i.framework_id = :framework and "
                        + (parent == null ? "i.parent is null" : "i.parent = :parent")
                        + " order by i.withdrawn, i.place, i.code, i.identifier limit :most offset :from")
                .param("district", district.id())
                .param("framework", framework)
                .param("parent", parent)
                .param("most", most)
                .param("from", from)
                .query(ROW)
                .list();
    }
}
