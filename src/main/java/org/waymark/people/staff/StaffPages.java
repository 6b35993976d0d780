package org.waymark.people.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;

/** What the pages of those who look after the staff records show. */
@Service
@Transactional(readOnly = true)
class StaffPages {

    private static final int LATEST = 10;
    private static final int FAULTS_SHOWN = 100;
    private static final int SCHOOLS_SHOWN = 20;
    private static final int ROLES_SHOWN = 20;

    /** Whoever was erased since. */
    private static final String NOBODY_ANY_MORE = "…";

    private final StaffImportRepository imports;
    private final StagedList staged;
    private final People people;
    private final NamedParameterJdbcTemplate jdbc;
    private final AuditLog audit;
    private final Clock clock;

    StaffPages(
            StaffImportRepository imports,
            StagedList staged,
            People people,
            NamedParameterJdbcTemplate jdbc,
            AuditLog audit,
            Clock clock) {
        this.imports = imports;
        this.staged = staged;
        this.people = people;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    StaffStanding standing(DistrictId district) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(case when r.left_at is null then 1 end) as on_record,"
                        + " count(case when r.left_at is null and exists (select 1 from person p"
                        + " where p.district_id = r.district_id and p.sourcedid = r.sourcedid) then 1 end) as matched,"
                        + " count(r.left_at) as gone from staff_record r where r.district_id = :district",
                Map.of("district", district.id()),
                (row, n) -> new StaffStanding(row.getInt("on_record"), row.getInt("matched"), row.getInt("gone"))));
    }

    /** The latest imports, newest first. */
    List<StaffImportLine> latest(DistrictId district) {
        List<StaffImport> latest = imports.findByDistrictOrderByBegunAtDesc(district, Limit.of(LATEST));
        Map<PersonId, String> names = people.names(
                latest.stream()
                        .map(StaffImport::begunBy)
                        .flatMap(StaffPages::person)
                        .distinct()
                        .toList(),
                district);
        return latest.stream()
                .map(each -> new StaffImportLine(
                        each.id(),
                        each.status(),
                        each.begunAt(),
                        person(each.begunBy())
                                .map(by -> names.getOrDefault(by, NOBODY_ANY_MORE))
                                .findFirst()
                                .orElse(null),
                        each.counts()))
                .toList();
    }

    StaffImportView view(StaffImportId id, DistrictId district) {
        StaffImport each = imports.findByIdAndDistrict(id, district).orElseThrow(StaffNotFound::new);
        StagedList.Of list = new StagedList.Of(id, district);
        Map<FaultKind, Integer> counts = staged.faultCounts(list);
        return new StaffImportView(
                id,
                each.status(),
                each.format(),
                each.isWhole(),
                each.begunAt(),
                each.endedAt(),
                person(each.begunBy())
                        .map(by -> people.names(List.of(by), district).getOrDefault(by, NOBODY_ANY_MORE))
                        .findFirst()
                        .orElse(null),
                each.counts(),
                each.status().isOpen() ? staged.newSchools(list, SCHOOLS_SHOWN) : Map.of(),
                staged.faults(list, FAULTS_SHOWN),
                sum(counts, true),
                sum(counts, false));
    }

    /** All faults that were kept. */
    List<Fault> faults(StaffImportId id, DistrictId district) {
        StaffImport each = imports.findByIdAndDistrict(id, district).orElseThrow(StaffNotFound::new);
        return staged.faults(new StagedList.Of(each.id(), district), Faults.MOST + 1);
    }

    /** Those who left and still hold a role, by name: their access stays open until somebody ends it. */
    Map<PersonId, String> leftWithRoles(DistrictId district) {
        List<PersonId> persons = jdbc
                .queryForList(
                        "select distinct " + StaffRecords.MAIN_OF_P
                                + " as person from staff_record r join person p on p.district_id = r.district_id"
                                + " and p.sourcedid = r.sourcedid where r.district_id = :district"
                                + " and r.left_at is not null and exists (select 1 from role_grant g"
                                + " where g.person_id = " + StaffRecords.MAIN_OF_P + " and g.district_id = :district"
                                + " and g.ended_at is null and (g.until_at is null or g.until_at > :now))"
                                + " order by person limit :most",
                        new MapSqlParameterSource("district", district.id())
                                .addValue("most", ROLES_SHOWN)
                                .addValue("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)),
                        UUID.class)
                .stream()
                .map(PersonId::new)
                .toList();
        return people.names(persons, district);
    }

    /** The records of one id or employee number; whoever looks is in the audit. */
    @Transactional
    List<StaffCard> find(String words, Desk desk) {
        List<Found> found = jdbc.query(
                "select r.*, s.name as school, (select count(*) from person p where p.district_id = r.district_id"
                        + " and p.sourcedid = r.sourcedid) as persons, (select min(cast(p.id as varchar)) from person p"
                        + " where p.district_id = r.district_id and p.sourcedid = r.sourcedid) as person"
                        + " from staff_record r left join staff_school s"
                        + " on s.district_id = r.district_id and s.code = r.school_code where r.district_id = :district"
                        + " and (r.sourcedid = :words or r.employee_number = :words) order by r.sourcedid limit 5",
                new MapSqlParameterSource("district", desk.district().id()).addValue("words", words.replace("\0", "")),
                StaffPages::found);
        found.forEach(each -> sayLooked(each, desk));
        return found.stream().map(Found::card).toList();
    }

    private void sayLooked(Found found, Desk desk) {
        if (found.person() == null) {
            audit.record(
                    desk.district().id(),
                    desk.actor(),
                    desk.role(),
                    "looked-staff-record",
                    "staff-record " + found.record());
        } else {
            audit.looked(
                    desk.district().id(), desk.actor(), desk.role(), found.person(), "staff-record " + found.record());
        }
    }

    private record Found(UUID record, @Nullable String person, StaffCard card) {}

    private static Found found(ResultSet row, int n) throws SQLException {
        return new Found(
                row.getObject("id", UUID.class),
                row.getString("person"),
                new StaffCard(
                        row.getString("sourcedid"),
                        row.getString("school"),
                        row.getString("job"),
                        row.getString("contract_group"),
                        row.getString("employee_number"),
                        row.getString("manager_sourcedid"),
                        row.getObject("years_of_service", Integer.class),
                        row.getString("licence"),
                        row.getObject("given_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("left_at", OffsetDateTime.class)),
                        row.getInt("persons") > 0));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static int sum(Map<FaultKind, Integer> counts, boolean blocking) {
        return counts.entrySet().stream()
                .filter(kind -> kind.getKey().isBlocking() == blocking)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static Stream<PersonId> person(String actor) {
        return actor.equals(AuditLog.OPERATOR) ? Stream.empty() : Stream.of(PersonId.valueOf(actor));
    }
}
