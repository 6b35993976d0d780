package org.waymark.submission.plan;

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

/** How long it took those who earned it, as they noted: the middle of at least five. */
@Component
@Transactional(readOnly = true)
class TimeTaken implements MeasuredHours {

    private static final double MINUTES = 60.0;

    private final TimeNoteRepository notes;

    TimeTaken(TimeNoteRepository notes) {
        this.notes = notes;
    }

    /** Below five nothing is told to anybody; whoever shows it asks whether the district wants more. */
    @Override
    public Map<DefinitionId, Measured> of(Collection<DefinitionId> definitions, DistrictId district) {
        if (definitions.isEmpty()) {
            return Map.of();
        }
        Map<DefinitionId, List<Long>> told = notes.ofEarned(definitions, district).stream()
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
