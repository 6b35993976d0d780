package org.waymark.catalog.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.Benefits;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;

/** What is live in a district, searched. One statement for each page, whatever is looked for and however much there is. */
@Service
@Transactional(readOnly = true)
public class Catalogue {

    static final int ON_A_PAGE = 20;

    private static final String CURRENT = " from credential_definition d"
            + " join definition_search s on s.id = d.current_version_id"
            + " where d.district_id = :district and s.district_id = :district";
    private static final String LIVE = CURRENT + " and d.stage = 'LIVE'";

    private final JdbcClient jdbc;
    private final ObjectProvider<Benefits> benefits;

    Catalogue(JdbcClient jdbc, ObjectProvider<Benefits> benefits) {
        this.jdbc = jdbc;
        this.benefits = benefits;
    }

    /** A page of what fits, by title; the first one where there is none of that number. */
    public FoundPage find(Wanted wanted, DistrictId district, int page) {
        return find(wanted, null, List.of(), district, page);
    }

    /**
     * The same among some only.
     *
     * @param among ids of micro-credentials; all for null
     * @param pilots ids of pilots to be found as well
     */
    FoundPage find(
            Wanted wanted, @Nullable Collection<UUID> among, Collection<UUID> pilots, DistrictId district, int page) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("district", district.id());
        StringBuilder conditions = new StringBuilder(" and (d.stage = 'LIVE'");
        if (!pilots.isEmpty()) {
            conditions.append(" or d.stage = 'PILOT' and d.id in (:pilots)");
            values.put("pilots", Set.copyOf(pilots));
        }
        conditions.append(")");
        narrow(wanted, district, conditions, values);
        among(among, conditions, values, "among");
        if (values.containsValue(Set.of())) {
            return new FoundPage(List.of(), 0, 1, 1);
        }
        List<Row> rows = rows(conditions, values, page);
        if (rows.isEmpty() && page > 1) {
            rows = rows(conditions, values, 1);
            page = 1;
        }
        int total = rows.isEmpty() ? 0 : rows.get(0).total();
        return new FoundPage(
                rows.stream().map(Row::credential).toList(),
                total,
                page,
                Math.max(1, (total + ON_A_PAGE - 1) / ON_A_PAGE));
    }

    /** The ids of all that is live. */
    List<UUID> live(DistrictId district) {
        return jdbc.sql("select d.id" + LIVE)
                .param("district", district.id())
                .query(UUID.class)
                .list();
    }

    /** The competency areas of what is live, in order. */
    List<String> areas(DistrictId district) {
        return jdbc
                .sql("select distinct s.area" + LIVE + " and s.area <> ''")
                .param("district", district.id())
                .query(String.class)
                .list()
                .stream()
                .sorted(Comparator.comparing(SearchText::sortKey))
                .toList();
    }

    private record Row(FoundCredential credential, int total) {}

    private List<Row> rows(CharSequence conditions, Map<String, Object> values, int page) {
        return jdbc.sql("select d.id, d.code, d.slug, s.title, s.competency, s.evidence, s.hours, s.weeks,"
                        + " s.audiences, d.stage, count(*) over () as found" + CURRENT + conditions
                        + " order by s.sort_key, d.id limit :size offset :skipped")
                .params(values)
                .param("size", ON_A_PAGE)
                .param("skipped", (long) (Math.max(page, 1) - 1) * ON_A_PAGE)
                .query(Catalogue::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String evidence = row.getString("evidence");
        return new Row(
                new FoundCredential(
                        new DefinitionId(row.getObject("id", UUID.class)),
                        row.getString("code"),
                        row.getString("slug"),
                        row.getString("title"),
                        row.getString("competency"),
                        evidence.isEmpty() ? List.of() : List.of(evidence.split("\n")),
                        row.getInt("hours"),
                        row.getString("weeks"),
                        SearchRow.several(row.getString("audiences")),
                        row.getString("stage").equals("PILOT")),
                row.getInt("found"));
    }

    private void narrow(Wanted wanted, DistrictId district, StringBuilder conditions, Map<String, Object> values) {
        int number = 0;
        for (String word : SearchText.words(wanted.words())) {
            has("words", "word" + number++, SearchText.containing(word), conditions, values);
        }
        if (!wanted.area().isEmpty()) {
            conditions.append(" and s.area = :area");
            values.put("area", wanted.area());
        }
        if (!wanted.standard().isEmpty()) {
            String standard = SearchRow.one(SearchText.plain(wanted.standard()));
            has("standards", "standard", SearchText.containing(standard), conditions, values);
        }
        if (!wanted.goal().isEmpty()) {
            has("goals", "goal", SearchText.containing(SearchRow.one(wanted.goal())), conditions, values);
        }
        if (wanted.audience() != null) {
            String audience = SearchRow.one(wanted.audience().name());
            has("audiences", "audience", SearchText.containing(audience), conditions, values);
        }
        wanted.leastHours().ifPresent(least -> {
            conditions.append(" and s.hours >= :least");
            values.put("least", least);
        });
        wanted.mostHours().ifPresent(most -> {
            conditions.append(" and s.hours <= :most");
            values.put("most", most);
        });
        if (wanted.reward() != null) {
            List<UUID> bringing = new ArrayList<>();
            benefits.stream()
                    .forEach(each -> each.bringing(wanted.reward(), district)
                            .forEach(definition -> bringing.add(definition.id())));
            among(bringing, conditions, values, "bringing");
        }
    }

    private static void has(
            String column, String name, String pattern, StringBuilder conditions, Map<String, Object> values) {
        conditions
                .append(" and s.")
                .append(column)
                .append(" like :")
                .append(name)
                .append(" escape '!'");
        values.put(name, pattern);
    }

    private static void among(
            @Nullable Collection<UUID> ids, StringBuilder conditions, Map<String, Object> values, String name) {
        if (ids != null) {
            conditions.append(" and d.id in (:").append(name).append(")");
            values.put(name, Set.copyOf(ids));
        }
    }
}
