package org.waymark.submission.plan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.MeasuredHours;
import org.waymark.people.DistrictId;
import org.waymark.people.districts.DistrictSettings;

/**
 * How long it took those who earned it before this month, as they noted: the middle of at least five. Where it moved with
 * each award, whoever looks before and after one would learn of it.
 */
@Component
@Transactional(readOnly = true)
class TimeTaken implements MeasuredHours {

    private static final double MINUTES = 60.0;

    private final TimeNoteRepository notes;
    private final DistrictSettings settings;
    private final Clock clock;

    TimeTaken(TimeNoteRepository notes, DistrictSettings settings, Clock clock) {
        this.notes = notes;
        this.settings = settings;
        this.clock = clock;
    }

    /** Below five nothing is told to anybody; whoever shows it asks whether the district wants more. */
    @Override
    public Map<DefinitionId, Measured> of(Collection<DefinitionId> definitions, DistrictId district) {
        if (definitions.isEmpty()) {
            return Map.of();
        }
        ZoneId zone = settings.of(district).zone();
        Instant month = LocalDate.ofInstant(clock.instant(), zone)
                .withDayOfMonth(1)
                .atStartOfDay(zone)
                .toInstant();
        Map<DefinitionId, List<Long>> told = notes.ofEarned(definitions, district, month).stream()
                .collect(Collectors.groupingBy(
                        TimeNoteRepository.Noted::definition,
                        Collectors.mapping(TimeNoteRepository.Noted::minutes, Collectors.toList())));
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
