package org.waymark.review;

import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;

/**
 * How long readers look at one piece of work, to plan their load with: by micro-credential, in whole minutes, and never by reader
 * or by work.
 */
@Service
@Transactional(readOnly = true)
class ReadingTimes {

    static final int FEWEST_READINGS = 5;

    /** Five readings of one person would be that person's time. */
    static final int FEWEST_READERS = 3;

    private static final Period COUNTED = Period.ofMonths(12);

    private final JdbcClient jdbc;
    private final Definitions definitions;
    private final Clock clock;

    ReadingTimes(JdbcClient jdbc, Definitions definitions, Clock clock) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.clock = clock;
    }

    /** The middle one of so many readings. */
    record Row(String title, int readings, int minutes) {}

    private record Found(DefinitionVersionId version, int readings, int minutes) {}

    /** Of the last twelve months; third readings, and those anew, are of some criteria only and not among them. */
    List<Row> of(DistrictId district) {
        List<Found> found = jdbc.sql("select d.definition_version_id, count(*) as readings,"
                        + " percentile_disc(0.5) within group (order by r.minutes) as minutes"
                        + " from review r join double_review d on d.id = r.double_review_id"
                        + " where r.district_id = :district and d.district_id = :district and r.recorded_at >= :from"
                        + " and r.minutes > 0 and r.slot in ('FIRST', 'SECOND') group by d.definition_version_id"
                        + " having count(*) >= :readings and count(distinct r.reader_id) >= :readers")
                .param("district", district.id())
                .param("from", clock.instant().atOffset(ZoneOffset.UTC).minus(COUNTED))
                .param("readings", FEWEST_READINGS)
                .param("readers", FEWEST_READERS)
                .query((row, n) ->
                        new Found(new DefinitionVersionId(row.getObject(1, UUID.class)), row.getInt(2), row.getInt(3)))
                .list();
        Map<DefinitionVersionId, String> titles =
                definitions.titles(found.stream().map(Found::version).toList(), district);
        return found.stream()
                .map(each -> new Row(titles.getOrDefault(each.version(), ""), each.readings(), each.minutes()))
                .sorted(Comparator.comparing(Row::title))
                .toList();
    }
}
