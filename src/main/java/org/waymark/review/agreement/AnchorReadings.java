package org.waymark.review.agreement;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** The levels that readers gave sample pieces beside those of the experts, counted by the database. */
@Component
@Transactional(readOnly = true)
public class AnchorReadings {

    private static final String LEVELS =
            "p.reader_level as one_level, p.expert_level as other_level, count(*) as times";
    private static final String COUNTED =
            " where p.district_id = :district and p.read_at >= :from and p.read_at < :until";
    private static final String BY_LEVELS = ", p.reader_level, p.expert_level";

    private final PairedReadings readings;
    private final JdbcTemplate batches;

    AnchorReadings(PairedReadings readings, JdbcTemplate batches) {
        this.readings = readings;
        this.batches = batches;
    }

    /** What a reader and the experts said of one criterion of a sample piece. */
    public record Said(
            UUID anchor, DefinitionVersionId version, String criterion, RubricLevel reader, RubricLevel experts) {}

    /** Notes all of one certification, which is written already. */
    @Transactional
    public void note(UUID certification, List<Said> all, DistrictId district, Instant at) {
        batches.batchUpdate(
                "insert into review_anchor_pair (certification_id, anchor_id, criterion, district_id,"
                        + " definition_version_id, reader_level, expert_level, read_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                all.stream()
                        .map(said -> new Object[] {
                            certification,
                            said.anchor(),
                            said.criterion(),
                            district.id(),
                            said.version().id(),
                            said.reader().name(),
                            said.experts().name(),
                            OffsetDateTime.ofInstant(at, ZoneOffset.UTC)
                        })
                        .toList());
    }

    Map<DefinitionVersionId, LevelPairs> byVersion(DistrictId district, PairedReadings.Period period) {
        return readings.tables(
                "select p.definition_version_id, " + LEVELS + " from review_anchor_pair p" + COUNTED
                        + " group by p.definition_version_id" + BY_LEVELS,
                Map.of(),
                district,
                period,
                row -> new DefinitionVersionId(row.getObject("definition_version_id", UUID.class)));
    }

    Map<String, LevelPairs> byCriterion(
            DefinitionVersionId version, DistrictId district, PairedReadings.Period period) {
        return readings.tables(
                "select p.criterion, " + LEVELS + " from review_anchor_pair p" + COUNTED
                        + " and p.definition_version_id = :version group by p.criterion" + BY_LEVELS,
                Map.of("version", version.id()),
                district,
                period,
                row -> row.getString("criterion"));
    }

    /** By the number that a piece has among those of its version. */
    Map<Integer, LevelPairs> byAnchor(DefinitionVersionId version, DistrictId district, PairedReadings.Period period) {
        return readings.tables(
                "select n.place, " + LEVELS + " from review_anchor_pair p"
                        + " join (select a.id, row_number() over (order by a.made_at, a.id) as place from review_anchor a"
                        + " where a.district_id = :district and a.definition_version_id = :version) n on n.id = p.anchor_id"
                        + COUNTED + " group by n.place" + BY_LEVELS + " order by n.place",
                Map.of("version", version.id()),
                district,
                period,
                row -> row.getInt("place"));
    }

    /** All that one reader rated. */
    Map<DefinitionVersionId, LevelPairs> of(PersonId reader, DistrictId district, PairedReadings.Period period) {
        return readings.tables(
                "select p.definition_version_id, " + LEVELS + " from review_anchor_pair p"
                        + " join review_certification c on c.id = p.certification_id and c.district_id = :district"
                        + COUNTED + " and c.reader_id = :reader group by p.definition_version_id" + BY_LEVELS,
                Map.of("reader", reader.id()),
                district,
                period,
                row -> new DefinitionVersionId(row.getObject("definition_version_id", UUID.class)));
    }
}
