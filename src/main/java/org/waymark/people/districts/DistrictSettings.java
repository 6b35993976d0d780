package org.waymark.people.districts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.Desk;
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.people.DistrictNotFound;
import org.waymark.people.Districts;

/**
 * What districts decide for themselves: read anew each time, so that every node sees a change at once; but once in a
 * transaction that only reads, which shows one state of things.
 */
@Service
@Transactional
public class DistrictSettings {

    private static final Logger log = LoggerFactory.getLogger(DistrictSettings.class);
    private static final int LONGEST_SUBJECT = 255;
    private static final String PROFILE = """
            select d.name, d.zone, d.languages, s.school_year_start, s.closed_days, s.policies
            from district d left join district_settings s on s.id = d.id where d.id = :district
            """;

    private final ReadOnce<DistrictId, DistrictProfile> read = new ReadOnce<>();
    private final Map<DistrictId, Understood> understood = new ConcurrentHashMap<>();
    private final Districts districts;
    private final DistrictRecordRepository records;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    DistrictSettings(
            Districts districts, DistrictRecordRepository records, JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.districts = districts;
        this.records = records;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** A district as it is now. Every page asks, so one statement of plain SQL and nothing around it. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public DistrictProfile of(DistrictId district) {
        return read.once(district, this::read);
    }

    private DistrictProfile read(DistrictId district) {
        return jdbc.sql(PROFILE)
                .param("district", district.id())
                .query((row, n) -> profile(row, district))
                .optional()
                .orElseThrow(DistrictNotFound::new);
    }

    private DistrictProfile profile(ResultSet row, DistrictId district) throws SQLException {
        Said said = new Said(
                row.getString("name"),
                row.getString("zone"),
                row.getString("languages"),
                row.getString("school_year_start"),
                row.getString("closed_days"),
                row.getString("policies"));
        Understood known = understood.get(district);
        if (known == null || !known.said().equals(said)) {
            known = Understood.of(said, district);
            understood.put(district, known);
        }
        return new DistrictProfile(
                said.name(),
                known.zone(),
                known.languages(),
                started(known.start(), known.zone()),
                known.closed(),
                known.policies());
    }

    /** A district's row as it is written. */
    private record Said(
            String name,
            String zone,
            String languages,
            @Nullable String start,
            @Nullable String closedDays,
            @Nullable String policies) {}

    /** What a row means: worked out anew only where it says something else than before. */
    private record Understood(
            Said said, ZoneId zone, List<Locale> languages, MonthDay start, Set<LocalDate> closed, Policies policies) {

        static Understood of(Said said, DistrictId district) {
            DistrictRecord decided = said.start() == null || said.closedDays() == null || said.policies() == null
                    ? new DistrictRecord(district)
                    : DistrictRecord.read(district, said.start(), said.closedDays(), said.policies());
            return new Understood(
                    said,
                    ZoneId.of(said.zone()),
                    locales(said.languages()),
                    decided.schoolYearStart(),
                    decided.closedDays().stream().flatMap(ClosedDays::days).collect(Collectors.toUnmodifiableSet()),
                    decided.policies());
        }
    }

    @Transactional(readOnly = true)
    DistrictFacts facts(DistrictId district) {
        return DistrictFacts.of(districts.card(district), record(district).schoolYearStart());
    }

    @Transactional(readOnly = true)
    PolicyFields policies(DistrictId district) {
        return PolicyFields.of(record(district).policies());
    }

    /** The day it is there. */
    @Transactional(readOnly = true)
    LocalDate today(DistrictId district) {
        return LocalDate.ofInstant(
                clock.instant(), ZoneId.of(districts.card(district).zone()));
    }

    /** The days on which it is closed, in order. */
    @Transactional(readOnly = true)
    List<ClosedDays> calendar(DistrictId district) {
        return record(district).closedDays();
    }

    /**
     * Takes over what somebody changed.
     *
     * @throws DistrictRefused where it cannot be so
     * @throws DistrictChanged where somebody else has changed the same
     */
    void describe(DistrictId district, Edit edit, String by) {
        DistrictCard held = districts.hold(district);
        DistrictRecord record = record(district);
        Map<String, String> now =
                DistrictFacts.of(held, record.schoolYearStart()).fields();
        refuseClashes(edit, now);
        DistrictFacts after = DistrictFacts.of(edit.over(now));
        var problems = after.problems(name -> districts.isTaken(name, district));
        if (!problems.isEmpty()) {
            throw new DistrictRefused(problems);
        }
        districts.describe(district, after.name(), after.zone(), after.languages());
        if (!record.schoolYearStart().equals(after.start())) {
            record.begins(after.start());
            records.save(record);
        }
        recordChanges(district, now, after.fields(), by);
    }

    /** @see #describe */
    void decide(DistrictId district, Edit edit, String by) {
        districts.hold(district);
        DistrictRecord record = record(district);
        Map<String, String> now = PolicyFields.of(record.policies()).fields();
        refuseClashes(edit, now);
        Map<Policy, Integer> values = new PolicyFields(edit.over(now)).values();
        record.decides(values);
        records.save(record);
        recordChanges(district, now, PolicyFields.of(record.policies()).fields(), by);
    }

    /**
     * Adds days to the calendar; those that are there stay as they are.
     *
     * @throws DistrictRefused where a year would be left without a single business day
     */
    void close(DistrictId district, List<ClosedDays> days, String by) {
        ZoneId zone = ZoneId.of(districts.hold(district).zone());
        DistrictRecord record = record(district);
        Set<ClosedDays> all = new TreeSet<>(record.closedDays());
        List<ClosedDays> added = days.stream().filter(all::add).toList();
        if (added.isEmpty()) {
            return;
        }
        yearWithoutWork(all, zone).ifPresent(year -> {
            throw new DistrictRefused(Map.of(
                    "days",
                    new DefaultMessageSourceResolvable(
                            new String[] {"people.district.days.no-work"}, new Object[] {year.toString()})));
        });
        record.closes(List.copyOf(all));
        records.save(record);
        added.forEach(closed -> audit.record(
                district.id(), by, Desk.roleOf(by), "district-closed-days-added", closed.from() + "/" + closed.to()));
        log.info("District {} is closed on {} more entries of its calendar", district, added.size());
    }

    /** Takes days out of the calendar; a second time changes nothing. */
    void open(DistrictId district, LocalDate from, LocalDate to, String by) {
        districts.hold(district);
        DistrictRecord record = record(district);
        List<ClosedDays> left = record.closedDays().stream()
                .filter(days -> !days.from().equals(from) || !days.to().equals(to))
                .toList();
        if (left.size() < record.closedDays().size()) {
            record.closes(left);
            records.save(record);
            audit.record(district.id(), by, Desk.roleOf(by), "district-closed-days-removed", from + "/" + to);
        }
    }

    private DistrictRecord record(DistrictId district) {
        return records.findById(district).orElseGet(() -> new DistrictRecord(district));
    }

    private static void refuseClashes(Edit edit, Map<String, String> now) {
        Map<String, String> clashes = edit.clashes(now);
        if (!clashes.isEmpty()) {
            throw new DistrictChanged(clashes);
        }
    }

    /** Numbers, zones and the district's own name: nothing personal. */
    private void recordChanges(DistrictId district, Map<String, String> before, Map<String, String> after, String by) {
        before.forEach((field, old) -> {
            String now = after.get(field);
            if (!Objects.equals(old, now)) {
                String subject = field + ": " + old + " -> " + now;
                audit.record(
                        district.id(),
                        by,
                        Desk.roleOf(by),
                        "district-changed",
                        subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject);
            }
        });
    }

    /** The first year that has a closed day and no business day. */
    static Optional<Year> yearWithoutWork(Set<ClosedDays> calendar, ZoneId zone) {
        Set<LocalDate> closed = new HashSet<>();
        calendar.forEach(days -> days.days().forEach(closed::add));
        BusinessDays business = new BusinessDays(zone, closed);
        return closed.stream()
                .map(LocalDate::getYear)
                .distinct()
                .sorted()
                .map(Year::of)
                .filter(year -> days(year).noneMatch(business::isBusinessDay))
                .findFirst();
    }

    private static Stream<LocalDate> days(Year year) {
        return year.atDay(1).datesUntil(year.plusYears(1).atDay(1));
    }

    private LocalDate started(MonthDay start, ZoneId zone) {
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        LocalDate thisYear = start.atYear(today.getYear());
        return today.isBefore(thisYear) ? start.atYear(today.getYear() - 1) : thisYear;
    }

    private static List<Locale> locales(String languages) {
        return Arrays.stream(languages.split(","))
                .map(String::strip)
                .filter(language -> !language.isEmpty())
                .map(Locale::forLanguageTag)
                .toList();
    }
}
