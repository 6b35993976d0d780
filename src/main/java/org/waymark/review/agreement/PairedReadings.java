package org.waymark.review.agreement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The levels that two readers of the same work gave, counted by the database: a page reads as many rows as there are
 * combinations, however much was read.
 */
@Component
@Transactional(readOnly = true)
class PairedReadings {

    private static final int BATCH = 500;

    private static final String COUNTED = ", p.first_level as one_level, p.second_level as other_level,"
            + " count(*) as times from review_pair p where p.district_id = :district"
            + " and p.read_at >= :from and p.read_at < :until";

    /** Each pair as both of its readers see it: their own level and the other's. */
    private static final String OF_READERS = "select r.reader_id, p.definition_version_id, p.read_at,"
            + " p.double_review_id, p.criterion,"
            + " case when r.slot = 'FIRST' then p.first_level else p.second_level end as one_level,"
            + " case when r.slot = 'FIRST' then p.second_level else p.first_level end as other_level"
            + " from review_pair p join review r on r.double_review_id = p.double_review_id"
            + " and r.slot in ('FIRST', 'SECOND') and r.district_id = p.district_id"
            + " where p.district_id = :district and p.read_at >= :from and p.read_at < :until";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    PairedReadings(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** From a moment on, and before another. */
    record Period(Instant from, Instant until) {}

    private record Both(UUID id, UUID version, JsonNode first, JsonNode second, OffsetDateTime readAt) {}

    /** Notes what two readers have recorded since it was last done, before any third or after. */
    @Transactional
    void catchUp(DistrictId district) {
        UUID after = new UUID(0, 0);
        List<Both> found = notNoted(district, after);
        while (!found.isEmpty()) {
            note(found, district);
            after = found.get(found.size() - 1).id();
            found = notNoted(district, after);
        }
    }

    /** By version, and by criterion within it. */
    Map<DefinitionVersionId, Map<String, LevelPairs>> byCriterion(DistrictId district, Period period) {
        return within(tables(
                "select p.definition_version_id, p.criterion" + COUNTED
                        + " group by p.definition_version_id, p.criterion, p.first_level, p.second_level",
                Map.of(),
                district,
                period,
                row -> new Within<>(version(row), row.getString("criterion"))));
    }

    /** Each reader against whoever read the same work, by version. */
    Map<PersonId, Map<DefinitionVersionId, LevelPairs>> byReader(DistrictId district, Period period) {
        return within(tables(
                "select reader_id, definition_version_id, one_level, other_level, count(*) as times from (" + OF_READERS
                        + ") readings group by reader_id, definition_version_id, one_level, other_level",
                Map.of(),
                district,
                period,
                row -> new Within<>(reader(row), version(row))));
    }

    private record Within<K, L>(K key, L within) {}

    private static <K, L> Map<K, Map<L, LevelPairs>> within(Map<Within<K, L>, LevelPairs> tables) {
        Map<K, Map<L, LevelPairs>> within = new LinkedHashMap<>();
        tables.forEach((key, pairs) ->
                within.computeIfAbsent(key.key(), any -> new LinkedHashMap<>()).put(key.within(), pairs));
        return within;
    }

    /** The latest pairs of each reader, at most so many, none from before their last pause ended. */
    Map<PersonId, LevelPairs> latestByReader(int most, DistrictId district, Period period) {
        return tables(
                "select reader_id, one_level, other_level, count(*) as times from ("
                        + "select o.reader_id, o.one_level, o.other_level, row_number() over (partition by o.reader_id"
                        + " order by o.read_at desc, o.double_review_id desc, o.criterion desc) as place from ("
                        + OF_READERS
                        + ") o where not exists (select 1 from review_pause e where e.district_id = :district"
                        + " and e.reader_id = o.reader_id and e.ended_at >= o.read_at)) latest"
                        + " where place <= :most group by reader_id, one_level, other_level",
                Map.of("most", most),
                district,
                period,
                PairedReadings::reader);
    }

    private static DefinitionVersionId version(ResultSet row) throws SQLException {
        return new DefinitionVersionId(row.getObject("definition_version_id", UUID.class));
    }

    private static PersonId reader(ResultSet row) throws SQLException {
        return new PersonId(row.getObject("reader_id", UUID.class));
    }

    @FunctionalInterface
    interface Key<K> {
        K of(ResultSet row) throws SQLException;
    }

    <K> Map<K, LevelPairs> tables(String sql, Map<String, ?> named, DistrictId district, Period period, Key<K> key) {
        Map<K, LevelPairs> tables = new LinkedHashMap<>();
        Map<String, Object> all = new HashMap<>(named);
        all.put("district", district.id());
        all.put("from", utc(period.from()));
        all.put("until", utc(period.until()));
        jdbc.sql(sql).params(all).query(row -> {
            tables.computeIfAbsent(key.of(row), any -> new LevelPairs())
                    .add(
                            RubricLevel.valueOf(row.getString("one_level")),
                            RubricLevel.valueOf(row.getString("other_level")),
                            row.getLong("times"));
        });
        return tables;
    }

    private List<Both> notNoted(DistrictId district, UUID after) {
        return jdbc.sql("select d.id, d.definition_version_id, f.ratings as first_ratings, s.ratings as second_ratings,"
                        + " case when f.recorded_at > s.recorded_at then f.recorded_at else s.recorded_at end as read_at"
                        + " from double_review d"
                        + " join review f on f.double_review_id = d.id and f.slot = 'FIRST' and f.recorded_at is not null"
                        + " join review s on s.double_review_id = d.id and s.slot = 'SECOND' and s.recorded_at is not null"
                        + " where d.district_id = :district and d.id > :after"
                        + " and not exists (select 1 from review_pair p where p.double_review_id = d.id)"
                        + " order by d.id limit :most")
                .param("district", district.id())
                .param("after", after)
                .param("most", BATCH)
                .query((row, n) -> new Both(
                        row.getObject("id", UUID.class),
                        row.getObject("definition_version_id", UUID.class),
                        ratings(row.getString("first_ratings")),
                        ratings(row.getString("second_ratings")),
                        row.getObject("read_at", OffsetDateTime.class)))
                .list();
    }

    private JsonNode ratings(String text) {
        return json.readTree(text).path("byCriterion");
    }

    private void note(List<Both> found, DistrictId district) {
        List<Object[]> rows = new ArrayList<>();
        for (Both both : found) {
            for (String criterion : both.first().propertyNames()) {
                String first = both.first().path(criterion).path("level").asString("");
                String second = both.second().path(criterion).path("level").asString("");
                if (!first.isEmpty() && !second.isEmpty()) {
                    rows.add(new Object[] {
                        both.id(), criterion, district.id(), both.version(), first, second, both.readAt()
                    });
                }
            }
        }
        batches.batchUpdate(
                "insert into review_pair (double_review_id, criterion, district_id, definition_version_id,"
                        + " first_level, second_level, read_at) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                rows);
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
