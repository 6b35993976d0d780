package org.waymark.catalog.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.Beginnings;
import org.waymark.catalog.Benefits;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Stage;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.guests.Guests;

/** A district's micro-credentials, searched. One statement for each page, whatever is looked for and however much there is. */
@Service
@Transactional(readOnly = true)
public class Catalogue {

    private static final int ON_A_PAGE = 20;

    /** More than anybody chooses by hand. */
    private static final int MOST_NAMED = 500;

    private static final String CURRENT = " from credential_definition d"
            + " join definition_search s on s.id = d.current_version_id"
            + " where d.district_id = :district and s.district_id = :district";

    private final JdbcClient jdbc;
    private final ObjectProvider<Benefits> benefits;
    private final Beginnings beginnings;
    private final Guests guests;

    Catalogue(JdbcClient jdbc, ObjectProvider<Benefits> benefits, Beginnings beginnings, Guests guests) {
        this.jdbc = jdbc;
        this.benefits = benefits;
        this.beginnings = beginnings;
        this.guests = guests;
    }

    /** What is live, as far as somebody may begin it: to guests it may be less. */
    public Shelf liveFor(SignedInPerson me) {
        return guests.offeredOnly(me).map(Shelf.LIVE::onlyOf).orElse(Shelf.LIVE);
    }

    /** What somebody may put into a course: what is live, and pilots for those who run or try them. */
    public Shelf toPlace(PersonId person, DistrictId district) {
        return beginnings.placesPilots(person, district)
                ? Shelf.OPEN
                : Shelf.LIVE.withPilots(beginnings.pilotsFor(person, district));
    }

    /** A page of what is live and fits, by title; the first one where there is none of that number. */
    public FoundPage find(Wanted wanted, DistrictId district, int page) {
        return find(wanted, Shelf.LIVE, district, page);
    }

    /** The same on another shelf. */
    public FoundPage find(Wanted wanted, Shelf shelf, DistrictId district, int page) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder conditions = new StringBuilder();
        on(shelf, conditions, values);
        narrow(wanted, district, conditions, values);
        if (values.containsValue(Set.of())) {
            return new FoundPage(List.of(), 0, 1, 1);
        }
        List<Row> rows = rows(conditions, values, district, ON_A_PAGE, page);
        if (rows.isEmpty() && page > 1) {
            rows = rows(conditions, values, district, ON_A_PAGE, 1);
            page = 1;
        }
        int total = rows.isEmpty() ? 0 : rows.get(0).total();
        return new FoundPage(
                rows.stream().map(Row::credential).toList(),
                total,
                page,
                Math.max(1, (total + ON_A_PAGE - 1) / ON_A_PAGE));
    }

    /** Those of these ids that are on the shelf, by title. */
    public List<FoundCredential> named(Collection<UUID> ids, Shelf shelf, DistrictId district) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder conditions = new StringBuilder();
        on(shelf, conditions, values);
        among(ids.stream().distinct().limit(MOST_NAMED).toList(), conditions, values, "named");
        return values.containsValue(Set.of())
                ? List.of()
                : rows(conditions, values, district, MOST_NAMED, 1).stream()
                        .map(Row::credential)
                        .toList();
    }

    /** Ids of whatever these words find, whatever its stage: what was earned once outlives what it was earned for. */
    public Set<UUID> foundBy(String words, DistrictId district) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder conditions = new StringBuilder();
        narrow(Wanted.words(words), district, conditions, values);
        return Set.copyOf(jdbc.sql("select d.id" + CURRENT + conditions)
                .params(values)
                .param("district", district.id())
                .query(UUID.class)
                .list());
    }

    /** The competency areas of what is live, in order. */
    public List<String> areas(DistrictId district) {
        return jdbc
                .sql("select distinct s.area" + CURRENT + " and d.stage = 'LIVE' and s.area <> ''")
                .param("district", district.id())
                .query(String.class)
                .list()
                .stream()
                .sorted(Comparator.comparing(SearchText::sortKey))
                .toList();
    }

    private record Row(FoundCredential credential, int total) {}

    private List<Row> rows(
            CharSequence conditions, Map<String, Object> values, DistrictId district, int size, int page) {
        return jdbc.sql("select d.id, d.code, d.slug, s.title, s.competency, s.evidence, s.hours, s.weeks,"
                        + " s.audiences, s.language, d.stage, count(*) over () as found" + CURRENT + conditions
                        + " order by s.sort_key, d.id limit :size offset :skipped")
                .params(values)
                .param("district", district.id())
                .param("size", size)
                .param("skipped", (long) (Math.max(page, 1) - 1) * size)
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
                        row.getString("language"),
                        Stage.valueOf(row.getString("stage"))),
                row.getInt("found"));
    }

    private static void on(Shelf shelf, StringBuilder conditions, Map<String, Object> values) {
        conditions.append(" and (d.stage in (:stages)");
        values.put("stages", shelf.stages().stream().map(Stage::name).toList());
        if (!shelf.pilots().isEmpty()) {
            conditions.append(" or d.stage = 'PILOT' and d.id in (:pilots)");
            values.put("pilots", shelf.pilots());
        }
        conditions.append(")");
        among(shelf.only(), conditions, values, "only");
    }

    private void narrow(Wanted wanted, DistrictId district, StringBuilder conditions, Map<String, Object> values) {
        int number = 0;
        for (String word : SearchText.words(wanted.words())) {
            has("s.words", "word" + number++, SearchText.containing(word), conditions, values);
        }
        if (!wanted.area().isEmpty()) {
            conditions.append(" and s.area = :area");
            values.put("area", wanted.area());
        }
        if (!wanted.standard().isEmpty()) {
            String standard = SearchRow.one(SearchText.plain(wanted.standard()));
            has("s.standards", "standard", SearchText.containing(standard), conditions, values);
        }
        if (!wanted.goal().isEmpty()) {
            String goal = SearchRow.one(wanted.goal().toLowerCase(Locale.ROOT));
            has("lower(s.goals)", "goal", SearchText.containing(goal), conditions, values);
        }
        if (wanted.audience() != null) {
            String audience = SearchRow.one(wanted.audience().name());
            has("s.audiences", "audience", SearchText.containing(audience), conditions, values);
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
        conditions.append(" and ").append(column).append(" like :").append(name).append(" escape '!'");
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
