package org.waymark.submission.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.MeasuredHours;
import org.waymark.people.DistrictId;
import org.waymark.people.districts.DistrictSettings;

/** How long it took those who earned it, as they noted: the middle of at least five. */
@Component
@Transactional(readOnly = true)
class TimeTaken implements MeasuredHours {

    private static final double MINUTES = 60.0;

    private final TimeNoteRepository notes;
    private final DistrictSettings settings;

    TimeTaken(TimeNoteRepository notes, DistrictSettings settings) {
        this.notes = notes;
        this.settings = settings;
    }

    /** Below five nothing is told to anybody; a district may ask for more. */
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

    /** What may be shown of one. */
    Optional<Measured> shown(DefinitionId definition, DistrictId district) {
        return of(definition, district)
                .filter(measured -> measured.mayBeShown()
                        && measured.earners()
                                >= settings.of(district).policies().smallGroup());
    }

    static double median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }
}
