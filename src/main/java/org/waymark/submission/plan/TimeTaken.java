package org.waymark.submission.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.MeasuredHours;
import org.waymark.people.DistrictId;

/**
 * How long it took those who earned it before this month, as they noted: the middle of at least five. Where it moved with
 * each award, whoever looks before and after one would learn of it. One that an appeal brought counts from that day.
 */
@Component
@Transactional(readOnly = true)
class TimeTaken implements MeasuredHours {

    private static final double MINUTES = 60.0;

    /** What each noted in all for one that they earned, the first time, before a moment. */
    private static final String NOTED = """
            select e.definition_id, sum(t.minutes) from time_note t join enrolment e on e.id = t.enrolment_id
            where t.district_id = :district and e.district_id = :district and e.definition_id in (:definitions)
              and e.term = 1
              and exists (select 1 from submission s where s.enrolment_id = e.id and s.district_id = :district
                          and s.status = 'AWARDED' and coalesce(s.read_again_ended_at, s.decided_at) < :until)
            group by e.definition_id, e.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    TimeTaken(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Below five nothing is told to anybody; whoever shows it asks whether the district wants more. */
    @Override
    public Map<DefinitionId, Measured> of(Collection<DefinitionId> definitions, DistrictId district) {
        if (definitions.isEmpty()) {
            return Map.of();
        }
        OffsetDateTime month = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .withDayOfMonth(1)
                .atStartOfDay()
                .atOffset(ZoneOffset.UTC);
        Map<DefinitionId, List<Long>> told = new HashMap<>();
        jdbc.sql(NOTED)
                .param("district", district.id())
                .param("definitions", definitions.stream().map(DefinitionId::id).toList())
                .param("until", month)
                .query(row -> {
                    told.computeIfAbsent(new DefinitionId(row.getObject(1, UUID.class)), none -> new ArrayList<>())
                            .add(row.getLong(2));
                });
        Map<DefinitionId, Measured> measured = new HashMap<>();
        told.forEach((definition, minutes) -> {
            if (minutes.size() >= Measured.FEWEST) {
                measured.put(definition, new Measured(median(minutes) / MINUTES, minutes.size()));
            }
        });
        return measured;
    }

    static double median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }
}
