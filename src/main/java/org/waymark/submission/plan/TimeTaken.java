package org.waymark.submission.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.MeasuredHours;
import org.waymark.people.DistrictId;

/**
 * How long it took those who earned it before this month, as they noted: the middle of at least five. Where it moved with
 * each award, whoever looks before and after one would learn of it. One that an appeal brought counts from that day.
 */
@Component
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

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Asked, Counted> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Counted> eldest) {
            return size() > MOST;
        }
    };

    TimeTaken(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Asked(DefinitionId definition, DistrictId district) {}

    private record Counted(Instant at, @Nullable Measured measured) {

        boolean holdsAt(Instant now) {
            return !at.isAfter(now)
                    && at.plus(LONGEST).isAfter(now)
                    && month(at).equals(month(now));
        }
    }

    /**
     * What was counted within the last hour is not counted again: each page of a micro-credential asks, and counting takes
     * longer the more people earned it. It hardly changes within a month; when somebody's data is deleted, that shows
     * within the hour. Below five nothing is told to anybody; whoever shows it asks whether the district wants more.
     */
    @Override
    public Map<DefinitionId, Measured> of(Collection<DefinitionId> definitions, DistrictId district) {
        Instant now = clock.instant();
        Map<DefinitionId, Measured> measured = new HashMap<>();
        List<DefinitionId> unknown = new ArrayList<>();
        synchronized (remembered) {
            for (DefinitionId definition : definitions) {
                Counted known = remembered.get(new Asked(definition, district));
                if (known == null || !known.holdsAt(now)) {
                    unknown.add(definition);
                } else if (known.measured() != null) {
                    measured.put(definition, known.measured());
                }
            }
        }
        if (!unknown.isEmpty()) {
            Map<DefinitionId, Measured> counted = counted(unknown, district, now);
            measured.putAll(counted);
            synchronized (remembered) {
                unknown.forEach(definition ->
                        remembered.put(new Asked(definition, district), new Counted(now, counted.get(definition))));
            }
        }
        return measured;
    }

    private Map<DefinitionId, Measured> counted(List<DefinitionId> definitions, DistrictId district, Instant now) {
        Map<DefinitionId, List<Long>> told = new HashMap<>();
        jdbc.sql(NOTED)
                .param("district", district.id())
                .param("definitions", definitions.stream().map(DefinitionId::id).toList())
                .param("until", month(now))
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

    private static OffsetDateTime month(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC)
                .withDayOfMonth(1)
                .atStartOfDay()
                .atOffset(ZoneOffset.UTC);
    }

    static double median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }
}
