package org.waymark.people.staff;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.audit.AuditLog;
import org.waymark.people.ClosedAccess;
import org.waymark.people.Desk;
import org.waymark.people.PersonId;

/**
 * Carries a confirmed list into the records, some hundreds of rows in a transaction; each says how far it came, so that
 * whoever goes on after a lost node begins there.
 */
@Service
class RecordChanges {

    /** How many records are written in one transaction. */
    static final int SOME = 500;

    private static final Logger log = LoggerFactory.getLogger(RecordChanges.class);
    private static final String OF_IMPORT = " where r.import_id = :import and r.district_id = :district";
    private static final String PART = " and r.line > :after and r.line <= :to";
    private static final String CHANGING = " and r.outcome in ('MADE', 'CHANGED', 'BACK')";

    private final StaffImportRepository imports;
    private final StagedList staged;
    private final NamedParameterJdbcTemplate jdbc;
    private final ClosedAccess access;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RecordChanges(
            StaffImportRepository imports,
            StagedList staged,
            NamedParameterJdbcTemplate jdbc,
            ClosedAccess access,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.imports = imports;
        this.staged = staged;
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Does all that is left; one that is not running any more is left alone. */
    void carryOut(StagedList.Of list) {
        boolean more = true;
        while (more) {
            List<PersonId> closed = new ArrayList<>();
            more = Boolean.TRUE.equals(transaction.execute(status -> carryOutSome(list, closed)));
            access.mark(closed);
        }
    }

    /** It could not be carried out to its end, however often it was tried. */
    void stop(StagedList.Of list) {
        transaction.executeWithoutResult(status -> imports.hold(list.id(), list.district())
                .filter(each -> each.status() == StaffImportStatus.RUNNING)
                .ifPresent(StaffImport::stop));
    }

    private boolean carryOutSome(StagedList.Of list, List<PersonId> closed) {
        StaffImport running = imports.hold(list.id(), list.district())
                .filter(each -> each.status() == StaffImportStatus.RUNNING)
                .orElse(null);
        if (running == null) {
            return false;
        }
        if (running.appliedTo() == 0) {
            staged.measure();
            takeSchools(list);
        }
        Integer to = next(list, running.appliedTo());
        if (to != null) {
            takeRecords(list, running, to);
            running.appliedTo(to);
            return true;
        }
        if (letSomeGo(list, running, closed)) {
            return true;
        }
        finish(running);
        return false;
    }

    private void takeSchools(StagedList.Of list) {
        jdbc.update(
                "merge into staff_school t using (select r.district_id, r.code, r.name from staff_import_school r"
                        + OF_IMPORT + ") x on t.district_id = x.district_id and t.code = x.code"
                        + " when matched then update set name = x.name"
                        + " when not matched then insert (district_id, code, name) values (x.district_id, x.code, x.name)",
                list.parameters());
    }

    /** The last line of the next rows that change anything; null when there are none. */
    private @Nullable Integer next(StagedList.Of list, int after) {
        return jdbc.queryForObject(
                "select max(line) from (select r.line from staff_import_row r" + OF_IMPORT + CHANGING
                        + " and r.line > :after order by r.line limit :some) part",
                list.parameters().addValue("after", after).addValue("some", SOME),
                Integer.class);
    }

    private void takeRecords(StagedList.Of list, StaffImport running, int to) {
        Set<StaffField> carried = running.carried();
        String set = Stream.concat(
                        carried.stream().map(field -> field.column() + " = x." + field.column()),
                        Stream.of(
                                since("school", carried.contains(StaffField.SCHOOL_CODE) ? "school_code" : null),
                                since("group", carried.contains(StaffField.CONTRACT_GROUP) ? "contract_group" : null),
                                "changed_at = :now",
                                "left_at = null"))
                .collect(Collectors.joining(", "));
        String columns = carried.stream().map(field -> ", " + field.column()).collect(Collectors.joining());
        String values = carried.stream().map(field -> ", x." + field.column()).collect(Collectors.joining());
        MapSqlParameterSource part = list.parameters()
                .addValue("after", running.appliedTo())
                .addValue("to", to)
                .addValue("now", now());
        openAgain(list, running, part);
        rememberPlaces(carried, part);
        jdbc.update(
                "merge into staff_record t using (select r.* from staff_import_row r" + OF_IMPORT + CHANGING + PART
                        + ") x on t.district_id = x.district_id and t.sourcedid = x.sourcedid"
                        + " when matched then update set " + set
                        + " when not matched then insert (id, district_id, sourcedid, given_at, changed_at" + columns
                        + ") values (x.record_id, x.district_id, x.sourcedid, :now, :now" + values + ")",
                part);
    }

    /** Where those were who are moved by this part, or are back. */
    private void rememberPlaces(Set<StaffField> carried, MapSqlParameterSource part) {
        String moved = Stream.of(StaffField.SCHOOL_CODE, StaffField.CONTRACT_GROUP)
                .filter(carried::contains)
                .map(field -> moved(field.column()))
                .collect(Collectors.joining());
        jdbc.update(
                "insert into staff_place (district_id, sourcedid, until_at, school_code, contract_group)"
                        + " select t.district_id, t.sourcedid, coalesce(t.left_at, :now), t.school_code, t.contract_group"
                        + " from staff_record t join staff_import_row r on r.district_id = t.district_id"
                        + " and r.sourcedid = t.sourcedid" + OF_IMPORT + CHANGING + PART
                        + " and (t.left_at is not null" + moved.replace("x.", "r.") + ")"
                        + " and not exists (select 1 from staff_place p where p.district_id = :district"
                        + " and p.sourcedid = t.sourcedid and p.until_at = coalesce(t.left_at, :now))",
                part);
    }

    /** Who is back, or comes from elsewhere, is there since now; what the register says for the first time was always so. */
    private static String since(String what, @Nullable String column) {
        String moved = column == null ? "" : moved(column);
        return what + "_since = case when t.left_at is not null" + moved + " then :now else t." + what + "_since end";
    }

    private static String moved(String column) {
        return " or t." + column + " is not null and t." + column + " is distinct from x." + column;
    }

    /** Whoever is back may come in again. */
    private void openAgain(StagedList.Of list, StaffImport running, MapSqlParameterSource part) {
        List<UUID> back = jdbc.queryForList(
                "select p.id from staff_import_row r join person p on p.district_id = r.district_id"
                        + " and p.sourcedid = r.sourcedid" + OF_IMPORT + " and r.outcome = 'BACK'" + PART
                        + " and p.access_closed_at is not null" + StaffRecords.ALONE,
                part,
                UUID.class);
        back.forEach(person -> access.open(new PersonId(person), list.district(), running.actor()));
    }

    private boolean letSomeGo(StagedList.Of list, StaffImport running, List<PersonId> closed) {
        List<String> gone = jdbc.queryForList(
                "select s.sourcedid from staff_record s" + StagedList.leaving(running.isWhole())
                        + " order by s.sourcedid limit :some",
                list.parameters().addValue("some", SOME),
                String.class);
        if (gone.isEmpty()) {
            return false;
        }
        MapSqlParameterSource those = list.parameters().addValue("gone", gone).addValue("now", now());
        jdbc.update(
                "update staff_record set left_at = :now, changed_at = :now where district_id = :district"
                        + " and sourcedid in (:gone)",
                those);
        List<PersonId> persons = jdbc
                .queryForList(
                        "select p.id from person p where p.district_id = :district and p.sourcedid in (:gone)"
                                + StaffRecords.ALONE,
                        those,
                        UUID.class)
                .stream()
                .map(PersonId::new)
                .toList();
        closed.addAll(access.close(list.district(), persons, running.actor()));
        return true;
    }

    private void finish(StaffImport running) {
        Instant now = clock.instant();
        running.finish(now);
        imports.flush();
        staged.forgetClosed(running.district());
        ImportCounts counts = running.counts();
        audit.record(
                running.district().id(),
                running.actor(),
                Desk.roleOf(running.actor()),
                "staff-imported",
                "%s made %d changed %d back %d closed %d same %d"
                        .formatted(
                                running.id(),
                                counts.made(),
                                counts.changed(),
                                counts.cameBack(),
                                counts.closed(),
                                counts.unchanged()));
        log.info(
                "Staff import {} was carried out: {} made, {} changed, {} back, {} closed",
                running.id(),
                counts.made(),
                counts.changed(),
                counts.cameBack(),
                counts.closed());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
