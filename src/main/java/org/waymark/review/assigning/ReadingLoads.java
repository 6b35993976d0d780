package org.waymark.review.assigning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.districts.BusinessDays;
import org.waymark.people.districts.DistrictProfile;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.people.districts.Policies;
import org.waymark.review.agreement.ReviewPauses;

/**
 * Who holds how much and for how long, for leads: never what it says nor whose it is. A lead's own work, and what a lead reads
 * too, is left out, so that nobody learns here who reads theirs or who reads with them.
 */
@Service
@Transactional
class ReadingLoads {

    private static final int MOST = 50;
    private static final Duration LATELY = Duration.ofDays(90);

    private final OpenReadings open;
    private final Shortages shortages;
    private final GivenBackRepository givenBack;
    private final ReaderAwayRepository away;
    private final ReviewPauses pauses;
    private final Hands hands;
    private final Definitions definitions;
    private final People people;
    private final DistrictSettings settings;
    private final AuditLog audit;
    private final Clock clock;

    ReadingLoads(
            OpenReadings open,
            Shortages shortages,
            GivenBackRepository givenBack,
            ReaderAwayRepository away,
            ReviewPauses pauses,
            Hands hands,
            Definitions definitions,
            People people,
            DistrictSettings settings,
            AuditLog audit,
            Clock clock) {
        this.open = open;
        this.shortages = shortages;
        this.givenBack = givenBack;
        this.away = away;
        this.pauses = pauses;
        this.hands = hands;
        this.definitions = definitions;
        this.people = people;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A reader with what they hold.
     *
     * @param longest business days since the oldest of it was given
     * @param late how much of it is past the day on which it was due
     * @param givenBack what they gave back of their own accord in the last 90 days
     */
    record Line(String name, int held, int longest, int late, long givenBack, boolean away, boolean paused) {}

    /**
     * Something past its day.
     *
     * @param reader empty where it is nobody's
     * @param days business days since it was handed in
     * @param beyond whether that is more than the district lets anybody wait
     */
    record Late(UUID review, String reference, String reader, int days, boolean beyond) {}

    /**
     * A micro-credential for which there are too few readers.
     *
     * @param place BLIND or THIRD
     * @param reasons how many stand aside, by why; only what there is
     */
    record Missing(String title, String place, int needed, int able, Map<String, Integer> reasons) {}

    /**
     * What leads see.
     *
     * @param waiting how many places wait for a reader
     * @param longest business days since the oldest of these was handed in
     * @param more how much more there is that is late
     */
    record Told(
            List<Line> lines,
            int waiting,
            int longest,
            List<Late> late,
            int more,
            List<Missing> shortages,
            int promised) {

        /** Whether some stand aside since they hold no certificate. */
        public boolean unqualified() {
            return shortages.stream().anyMatch(each -> each.reasons().containsKey("unqualified"));
        }
    }

    @Transactional(readOnly = true)
    public Told of(PersonId lead, DistrictId district) {
        DistrictProfile profile = settings.of(district);
        BusinessDays days = profile.businessDays();
        Instant now = clock.instant();
        LocalDate today = days.day(now);
        int promised = profile.policies().firstDecisionDays();
        List<OpenReadings.Row> rows = shown(lead, district);
        Map<PersonId, List<OpenReadings.Row>> held = new LinkedHashMap<>();
        Set<PersonId> readers = new HashSet<>(people.inRole(Role.REVIEWER, district));
        readers.addAll(people.inRole(Role.THIRD_READER, district));
        readers.forEach(reader -> held.put(reader, new ArrayList<>()));
        List<OpenReadings.Row> waiting = new ArrayList<>();
        for (OpenReadings.Row row : rows) {
            if (row.reader() == null) {
                waiting.add(row);
            } else {
                held.computeIfAbsent(row.reader(), reader -> new ArrayList<>()).add(row);
            }
        }
        Map<PersonId, String> names = people.names(held.keySet(), district);
        Map<PersonId, Long> back = givenBack.counts(now.minus(LATELY), GivenBackWhy.said(), district).stream()
                .collect(Collectors.toMap(GivenBackRepository.Count::reader, GivenBackRepository.Count::times));
        Set<PersonId> gone = new HashSet<>(away.between(today, today, district));
        Set<PersonId> paused = pauses.paused(district);
        List<Line> lines = held.entrySet().stream()
                .map(each -> line(
                        names.getOrDefault(each.getKey(), ""),
                        each.getValue(),
                        back.getOrDefault(each.getKey(), 0L),
                        gone.contains(each.getKey()),
                        paused.contains(each.getKey()),
                        days,
                        today,
                        profile.policies()))
                .sorted(Comparator.comparing(Line::name))
                .toList();
        List<OpenReadings.Row> late = rows.stream()
                .filter(row -> isLate(row, days, today, profile.policies()))
                .toList();
        return new Told(
                lines,
                waiting.size(),
                waiting.stream()
                        .mapToInt(row -> days.between(days.day(row.submittedAt()), today))
                        .max()
                        .orElse(0),
                late.stream()
                        .limit(MOST)
                        .map(row -> late(row, names, days, today, row.limit(profile.policies())))
                        .toList(),
                Math.max(0, late.size() - MOST),
                shortages(district),
                promised);
    }

    /**
     * Gives what is late to another reader; which one is nobody's to choose.
     *
     * @return whether somebody was free
     * @throws AssigningNotFound for what this lead does not see here
     */
    boolean handOver(UUID review, PersonId lead, DistrictId district) {
        if (shown(lead, district).stream().noneMatch(row -> row.review().equals(review) && row.reader() != null)) {
            throw new AssigningNotFound();
        }
        boolean passed = hands.passOn(review, GivenBackWhy.HANDED_OVER, district);
        if (passed) {
            audit.record(district.id(), lead.toString(), Role.LEAD.name(), "reviewing-handed-over", "review " + review);
        }
        return passed;
    }

    private List<OpenReadings.Row> shown(PersonId lead, DistrictId district) {
        return open.of(district, lead).stream()
                .filter(row -> !row.seen() && !row.earner().equals(lead))
                .toList();
    }

    private List<Missing> shortages(DistrictId district) {
        List<ReaderShortage> all = shortages.of(district);
        Map<DefinitionId, String> titles = new HashMap<>();
        definitions
                .named(all.stream().map(ReaderShortage::definition).distinct().toList(), district)
                .forEach((definition, named) -> titles.put(definition, named.title()));
        return all.stream()
                .map(each -> new Missing(
                        titles.getOrDefault(each.definition(), ""),
                        each.place().name(),
                        each.needed(),
                        each.able(),
                        reasons(each)))
                .toList();
    }

    private static Map<String, Integer> reasons(ReaderShortage shortage) {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("paused", shortage.paused());
        all.put("away", shortage.away());
        all.put("elsewhere", shortage.elsewhere());
        all.put("unqualified", shortage.unqualified());
        all.put("apart", shortage.apart());
        all.put("had", shortage.able() >= shortage.needed() ? shortage.able() : 0);
        all.values().removeIf(count -> count == 0);
        return all;
    }

    private static Line line(
            String name,
            List<OpenReadings.Row> rows,
            long givenBack,
            boolean away,
            boolean paused,
            BusinessDays days,
            LocalDate today,
            Policies policies) {
        int longest = 0;
        int late = 0;
        for (OpenReadings.Row row : rows) {
            Instant assigned = row.assignedAt();
            if (assigned != null) {
                longest = Math.max(longest, days.between(days.day(assigned), today));
                late += isLate(row, days, today, policies) ? 1 : 0;
            }
        }
        return new Line(name, rows.size(), longest, late, givenBack, away, paused);
    }

    private static Late late(
            OpenReadings.Row row, Map<PersonId, String> names, BusinessDays days, LocalDate today, int hard) {
        int waited = days.between(days.day(row.submittedAt()), today);
        return new Late(row.review(), row.reference(), name(row.reader(), names), waited, waited > hard);
    }

    private static String name(@Nullable PersonId reader, Map<PersonId, String> names) {
        return reader == null ? "" : names.getOrDefault(reader, "");
    }

    /** What is nobody's is nobody's delay before the hard limit. */
    private static boolean isLate(OpenReadings.Row row, BusinessDays days, LocalDate today, Policies policies) {
        LocalDate due = row.due(policies, days);
        return due == null
                ? days.add(days.day(row.submittedAt()), row.limit(policies)).isBefore(today)
                : due.isBefore(today);
    }
}
