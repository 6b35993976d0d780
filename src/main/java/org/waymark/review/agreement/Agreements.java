package org.waymark.review.agreement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.Criterion;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.districts.DistrictProfile;
import org.waymark.people.districts.DistrictSettings;

/** How far the readers of a district agree, and what follows from it. */
@Service
@Transactional
class Agreements {

    private static final int MONTHS = 12;

    private final PairedReadings readings;
    private final RememberedReadings remembered;
    private final AnchorReadings anchors;
    private final ReviewPauses pauses;
    private final Definitions definitions;
    private final People people;
    private final DistrictSettings settings;
    private final Clock clock;

    Agreements(
            PairedReadings readings,
            RememberedReadings remembered,
            AnchorReadings anchors,
            ReviewPauses pauses,
            Definitions definitions,
            People people,
            DistrictSettings settings,
            Clock clock) {
        this.readings = readings;
        this.remembered = remembered;
        this.anchors = anchors;
        this.pauses = pauses;
        this.definitions = definitions;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Whole months: where figures move with each reading, whoever looks twice learns what was said of whose work.
     *
     * @param from the first day counted
     * @param to the last
     * @param least how many pairs there must be before a figure is shown
     * @param bar the kappa that is asked of readers
     */
    record Counted(LocalDate from, LocalDate to, int least, double bar, PairedReadings.Period period) {}

    /**
     * A row of a table.
     *
     * @param key what an address names it by; empty where nothing leads further
     * @param detail what tells it from another of the same name; empty where nothing needs to
     * @param figures null of too few pairs
     */
    record Line(
            String key,
            String name,
            String detail,
            @Nullable Figures figures) {}

    /** A reader who gets no new work; by somebody else's word only where it is one's own. */
    record Paused(UUID id, String name, Instant since, PauseReason.Found found, boolean own) {}

    /** All of a district. */
    record Pool(
            Counted counted,
            @Nullable Figures all,
            List<Line> versions,
            List<Line> readers,
            List<Line> anchors,
            List<Paused> paused) {}

    /**
     * One version.
     *
     * @param anchorCriteria how far readers say what the experts say of sample pieces
     * @param anchors the same by piece, named by its number: where few do, the piece is likelier the reason
     */
    record OfVersion(
            Counted counted,
            DefinitionVersion version,
            @Nullable Figures all,
            List<Line> criteria,
            List<Line> anchorCriteria,
            List<Line> anchors) {}

    /** One reader. */
    record Own(Counted counted, @Nullable Figures all, List<Line> versions, List<Line> anchors, boolean paused) {}

    @Transactional(readOnly = true)
    Pool pool(PersonId lead, DistrictId district) {
        Counted counted = counted(district);
        RememberedReadings.Tables tables = remembered.of(district, counted.period());
        Map<DefinitionVersionId, LevelPairs> versions = sums(tables.versions());
        Map<PersonId, LevelPairs> readers = sums(tables.readers());
        readers.keySet().retainAll(people.inRole(Role.REVIEWER, district));
        List<ReviewPause> open = pauses.open(district);
        List<PersonId> named = new ArrayList<>(readers.keySet());
        open.forEach(pause -> named.add(pause.reader()));
        Map<PersonId, String> names = people.names(named, district);
        return new Pool(
                counted,
                all(versions, counted),
                versions(versions, true, counted, district),
                // By name: nobody is ranked.
                readers.entrySet().stream()
                        .map(each -> line("", names.getOrDefault(each.getKey(), ""), "", each.getValue(), counted))
                        .sorted(Comparator.comparing(Line::name))
                        .toList(),
                versions(anchors.byVersion(district, counted.period()), true, counted, district),
                open.stream()
                        .map(pause -> new Paused(
                                pause.id(),
                                names.getOrDefault(pause.reader(), ""),
                                pause.since(),
                                pause.found(),
                                pause.reader().equals(lead)))
                        .toList());
    }

    @Transactional(readOnly = true)
    OfVersion of(DefinitionVersionId id, DistrictId district) {
        Counted counted = counted(district);
        Map<String, LevelPairs> criteria =
                remembered.of(district, counted.period()).versions().getOrDefault(id, Map.of());
        Map<String, LevelPairs> ofExperts = anchors.byCriterion(id, district, counted.period());
        if (criteria.isEmpty() && ofExperts.isEmpty()) {
            throw new AgreementNotFound();
        }
        DefinitionVersion version = definitions.version(id, district);
        return new OfVersion(
                counted,
                version,
                all(criteria, counted),
                version.content().criteria().stream()
                        .map(criterion -> line(criterion, criteria, counted))
                        .toList(),
                ofExperts.isEmpty()
                        ? List.of()
                        : version.content().criteria().stream()
                                .map(criterion -> line(criterion, ofExperts, counted))
                                .toList(),
                anchors.byAnchor(id, district, counted.period()).entrySet().stream()
                        .map(each -> line("", String.valueOf(each.getKey()), "", each.getValue(), counted))
                        .toList());
    }

    /** One's own, against whoever read the same work. */
    @Transactional(readOnly = true)
    Own own(PersonId reader, DistrictId district) {
        Counted counted = counted(district);
        Map<DefinitionVersionId, LevelPairs> versions =
                remembered.of(district, counted.period()).readers().getOrDefault(reader, Map.of());
        return new Own(
                counted,
                all(versions, counted),
                versions(versions, false, counted, district),
                versions(anchors.of(reader, district, counted.period()), false, counted, district),
                pauses.isPaused(reader, district));
    }

    /** Notes what was read since, and pauses whoever is clearly below the bar over their latest pairs. */
    void follow(DistrictId district) {
        readings.catchUp(district);
        remembered.forget(district);
        DistrictProfile profile = settings.of(district);
        LocalDate today = LocalDate.ofInstant(clock.instant(), profile.zone());
        PairedReadings.Period period = period(today.minusMonths(MONTHS), today.plusDays(1), profile.zone());
        pauses.pause(
                readings.latestByReader(profile.policies().pairedScores(), district, period),
                profile.policies(),
                district);
    }

    private Counted counted(DistrictId district) {
        DistrictProfile profile = settings.of(district);
        LocalDate end = LocalDate.ofInstant(clock.instant(), profile.zone()).withDayOfMonth(1);
        LocalDate from = end.minusMonths(MONTHS);
        return new Counted(
                from,
                end.minusDays(1),
                profile.policies().pairedScores(),
                profile.policies().weightedKappa(),
                period(from, end, profile.zone()));
    }

    private static PairedReadings.Period period(LocalDate from, LocalDate end, ZoneId zone) {
        return new PairedReadings.Period(
                from.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant());
    }

    private List<Line> versions(
            Map<DefinitionVersionId, LevelPairs> versions, boolean leads, Counted counted, DistrictId district) {
        Map<DefinitionVersionId, String> titles = definitions.titles(versions.keySet(), district);
        Map<DefinitionVersionId, String> numbers = definitions.numbers(versions.keySet(), district);
        return versions.entrySet().stream()
                .map(each -> line(
                        leads ? each.getKey().toString() : "",
                        titles.getOrDefault(each.getKey(), ""),
                        numbers.getOrDefault(each.getKey(), ""),
                        each.getValue(),
                        counted))
                .sorted(Comparator.comparing(Line::name).thenComparing(Line::detail))
                .toList();
    }

    private static Line line(Criterion criterion, Map<String, LevelPairs> criteria, Counted counted) {
        LevelPairs given = Optional.ofNullable(criteria.get(criterion.id())).orElseGet(LevelPairs::new);
        return line("", criterion.title(), criterion.id(), given, counted);
    }

    private static Line line(String key, String name, String detail, LevelPairs given, Counted counted) {
        return new Line(key, name, detail, Figures.of(given, counted.least()).orElse(null));
    }

    private static @Nullable Figures all(Map<?, LevelPairs> tables, Counted counted) {
        return Figures.of(sum(tables), counted.least()).orElse(null);
    }

    private static <K> Map<K, LevelPairs> sums(Map<K, ? extends Map<?, LevelPairs>> tables) {
        Map<K, LevelPairs> sums = new LinkedHashMap<>();
        tables.forEach((key, within) -> sums.put(key, sum(within)));
        return sums;
    }

    private static LevelPairs sum(Map<?, LevelPairs> tables) {
        LevelPairs sum = new LevelPairs();
        tables.values().forEach(sum::add);
        return sum;
    }
}
