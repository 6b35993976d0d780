package org.waymark.people.staff;

import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;

/**
 * A list as it was read, beside the records: found at fault and compared where it lies, by a number of statements that does
 * not grow with it.
 */
@Component
@Transactional
class StagedList {

    /** Line managers above one another; no district has as many. */
    private static final int MOST_MANAGERS = 50;

    private static final String OF_IMPORT = " where import_id = :import and district_id = :district";

    private static final String NEW_SCHOOL = " and not exists (select 1 from staff_school s"
            + " where s.district_id = i.district_id and s.code = i.code and s.name = i.name)";

    private final NamedParameterJdbcTemplate jdbc;

    StagedList(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Which list, of which district. */
    record Of(StaffImportId id, DistrictId district) {

        MapSqlParameterSource parameters() {
            return new MapSqlParameterSource("import", id.id()).addValue("district", district.id());
        }
    }

    void people(Of list, List<StaffRow> some) {
        jdbc.batchUpdate(
                "insert into staff_import_row (import_id, line, district_id, record_id, sourcedid, school_code, job,"
                        + " contract_group, employee_number, manager_sourcedid, years_of_service, licence, gone, outcome,"
                        + " changed, chained) values (:import, :line, :district, :record, :sourcedid, :school_code, :job,"
                        + " :contract_group, :employee_number, :manager_sourcedid, :years_of_service, :licence, :gone,"
                        + " 'SAME', 0, false)",
                some.stream().map(row -> parameters(list, row)).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource parameters(Of list, StaffRow row) {
        MapSqlParameterSource parameters = list.parameters()
                .addValue("line", row.line())
                .addValue("record", UuidCreator.getTimeOrderedEpoch())
                .addValue("sourcedid", row.sourcedid())
                .addValue("gone", row.gone());
        for (StaffField field : StaffField.values()) {
            String value = row.get(field);
            if (field == StaffField.YEARS_OF_SERVICE) {
                parameters.addValue(field.column(), value == null ? null : Integer.valueOf(value), Types.INTEGER);
            } else {
                parameters.addValue(field.column(), value, Types.VARCHAR);
            }
        }
        return parameters;
    }

    void roles(Of list, List<StaffRole> some) {
        jdbc.batchUpdate(
                "insert into staff_import_role (import_id, line, district_id, sourcedid, org, job, priority, org_district)"
                        + " values (:import, :line, :district, :sourcedid, :org, :job, :priority, :orgDistrict)",
                some.stream()
                        .map(role -> list.parameters()
                                .addValue("line", role.line())
                                .addValue("sourcedid", role.sourcedid())
                                .addValue("org", role.org())
                                .addValue("job", role.job())
                                .addValue("priority", role.priority())
                                .addValue("orgDistrict", role.district(), Types.VARCHAR))
                        .toArray(SqlParameterSource[]::new));
    }

    @Transactional(readOnly = true)
    Map<String, List<StaffRole>> rolesOf(Of list, Collection<String> sourcedids) {
        return jdbc
                .query(
                        "select line, sourcedid, org, job, priority, org_district from staff_import_role" + OF_IMPORT
                                + " and sourcedid in (:sourcedids) order by priority, line",
                        list.parameters().addValue("sourcedids", sourcedids),
                        (row, n) -> new StaffRole(
                                row.getInt("line"),
                                row.getString("sourcedid"),
                                row.getString("org"),
                                row.getString("job"),
                                row.getInt("priority"),
                                row.getString("org_district")))
                .stream()
                .collect(Collectors.groupingBy(StaffRole::sourcedid));
    }

    void schools(Of list, Map<String, String> names) {
        jdbc.batchUpdate(
                "insert into staff_import_school (import_id, code, district_id, name)"
                        + " values (:import, :code, :district, :name)",
                names.entrySet().stream()
                        .map(school -> list.parameters()
                                .addValue("code", school.getKey())
                                .addValue("name", school.getValue()))
                        .toArray(SqlParameterSource[]::new));
    }

    void faults(Of list, List<Fault> faults) {
        jdbc.batchUpdate(
                "insert into staff_import_fault (import_id, number, district_id, file, line, field, kind, given, other)"
                        + " values (:import, :number, :district, :file, :line, :field, :kind, :given, :other)",
                IntStream.range(0, faults.size())
                        .mapToObj(number -> {
                            Fault fault = faults.get(number);
                            return list.parameters()
                                    .addValue("number", number)
                                    .addValue("file", fault.file())
                                    .addValue("line", fault.line())
                                    .addValue("field", fault.column())
                                    .addValue("kind", fault.kind().name())
                                    .addValue("given", fault.given())
                                    .addValue("other", fault.other());
                        })
                        .toArray(SqlParameterSource[]::new));
    }

    @Transactional(readOnly = true)
    List<Fault> faults(Of list, int most) {
        return jdbc.query(
                "select file, line, field, kind, given, other from staff_import_fault" + OF_IMPORT
                        + " order by number limit :most",
                list.parameters().addValue("most", most),
                (row, n) -> new Fault(
                        row.getString("file"),
                        row.getInt("line"),
                        row.getString("field"),
                        FaultKind.valueOf(row.getString("kind")),
                        row.getString("given"),
                        row.getString("other")));
    }

    /** How many faults of each kind there are. */
    @Transactional(readOnly = true)
    Map<FaultKind, Integer> faultCounts(Of list) {
        Map<FaultKind, Integer> counts = new EnumMap<>(FaultKind.class);
        jdbc.query(
                "select kind, count(*) as many from staff_import_fault" + OF_IMPORT + " group by kind",
                list.parameters(),
                row -> {
                    counts.put(FaultKind.valueOf(row.getString("kind")), row.getInt("many"));
                });
        return counts;
    }

    /** The schools that the list names and the records do not, or not so; by code, at most so many. */
    @Transactional(readOnly = true)
    Map<String, String> newSchools(Of list, int most) {
        Map<String, String> names = new LinkedHashMap<>();
        jdbc.query(
                "select i.code, i.name from staff_import_school i where i.import_id = :import and i.district_id = :district"
                        + NEW_SCHOOL + " order by i.name limit :most",
                list.parameters().addValue("most", most),
                row -> {
                    names.put(row.getString("code"), row.getString("name"));
                });
        return names;
    }

    /**
     * Lets PostgreSQL look at how much has just come: it plans by what it last counted, and a list of twenty thousand that
     * it takes for a few rows is compared each with each. H2 needs no such step.
     */
    void measure() {
        jdbc.getJdbcOperations().execute((ConnectionCallback<Boolean>) connection -> {
            boolean postgres = "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
            if (postgres) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("analyze staff_import_row, staff_import_school, staff_record, staff_school");
                }
            }
            return postgres;
        });
    }

    /** What only shows when all of it is there. */
    void find(Of list, ListRead read, boolean whole, Faults faults) {
        findTwice(list, read, faults);
        if (read.carried().containsKey(StaffField.SCHOOL_CODE)) {
            findUnknownSchools(list, read, faults);
        }
        if (read.carried().containsKey(StaffField.MANAGER_SOURCEDID)) {
            findManagers(list, read, whole, faults);
        }
        findElsewhere(list, read, faults);
        findTwoPeople(list, read, faults);
    }

    private void findTwice(Of list, ListRead read, Faults faults) {
        jdbc.query(
                "select r.line, r.sourcedid, f.first_line from staff_import_row r join (select sourcedid,"
                        + " min(line) as first_line from staff_import_row" + OF_IMPORT
                        + " group by sourcedid having count(*) > 1) f on f.sourcedid = r.sourcedid"
                        + " where r.import_id = :import and r.district_id = :district and r.line > f.first_line"
                        + " order by r.line limit :most",
                list.parameters().addValue("most", Faults.MOST),
                row -> {
                    faults.add(
                            read.file(),
                            row.getInt("line"),
                            read.id(),
                            FaultKind.TWICE,
                            row.getString("sourcedid"),
                            row.getString("first_line"));
                });
    }

    private void findUnknownSchools(Of list, ListRead read, Faults faults) {
        jdbc.query(
                "select r.line, r.school_code from staff_import_row r where r.import_id = :import"
                        + " and r.district_id = :district and r.gone = false and r.school_code is not null"
                        + " and not exists (select 1 from staff_import_school i where i.import_id = r.import_id"
                        + " and i.district_id = r.district_id and i.code = r.school_code)"
                        + " and not exists (select 1 from staff_school s where s.district_id = r.district_id"
                        + " and s.code = r.school_code) order by r.line limit :most",
                list.parameters().addValue("most", Faults.MOST),
                row -> {
                    faults.add(
                            read.file(),
                            row.getInt("line"),
                            said(read, StaffField.SCHOOL_CODE),
                            FaultKind.SCHOOL_UNKNOWN,
                            row.getString("school_code"),
                            "");
                });
    }

    private void findManagers(Of list, ListRead read, boolean whole, Faults faults) {
        if (!whole) {
            keepForManagers(list);
        }
        jdbc.query(
                "select r.line, r.sourcedid, r.manager_sourcedid from staff_import_row r where r.import_id = :import"
                        + " and r.district_id = :district and r.line > 0 and r.gone = false"
                        + " and r.manager_sourcedid is not null and not exists (select 1 from staff_import_row m"
                        + " where m.import_id = r.import_id and m.district_id = r.district_id"
                        + " and m.sourcedid = r.manager_sourcedid and m.gone = false) order by r.line limit :most",
                list.parameters().addValue("most", Faults.MOST),
                row -> {
                    sayManager(row, FaultKind.MANAGER_UNKNOWN, read, faults);
                });
        FaultKind endless = endless(list);
        if (endless != null) {
            jdbc.query(
                    "select line, sourcedid, manager_sourcedid from staff_import_row" + OF_IMPORT
                            + " and line > 0 and chained = true order by line limit :most",
                    list.parameters().addValue("most", Faults.MOST),
                    row -> {
                        boolean themselves = row.getString("sourcedid").equals(row.getString("manager_sourcedid"));
                        sayManager(row, themselves ? FaultKind.MANAGER_THEMSELVES : endless, read, faults);
                    });
        }
    }

    private static void sayManager(ResultSet row, FaultKind kind, ListRead read, Faults faults) throws SQLException {
        faults.add(
                read.file(),
                row.getInt("line"),
                said(read, StaffField.MANAGER_SOURCEDID),
                kind,
                row.getString("manager_sourcedid"),
                row.getString("sourcedid"));
    }

    private static String said(ListRead read, StaffField field) {
        return read.carried().getOrDefault(field, field.column());
    }

    /** Where a list holds only some, their managers may be among the records. */
    private void keepForManagers(Of list) {
        jdbc.update(
                "insert into staff_import_row (import_id, line, district_id, record_id, sourcedid, manager_sourcedid, gone,"
                        + " outcome, changed, chained) select cast(:import as uuid), - row_number() over (order by s.sourcedid),"
                        + " s.district_id, s.id, s.sourcedid, s.manager_sourcedid, false, 'KEPT', 0, false"
                        + " from staff_record s where s.district_id = :district and s.left_at is null"
                        + " and not exists (select 1 from staff_import_row r where r.import_id = :import"
                        + " and r.district_id = :district and r.sourcedid = s.sourcedid)",
                list.parameters());
    }

    /**
     * Marks those who have a manager and are one, then takes away, turn by turn, whose manager is not marked and who
     * manages nobody marked: what is left goes round in a circle, or the turns were not enough.
     */
    private @Nullable FaultKind endless(Of list) {
        int left = jdbc.update(
                "update staff_import_row set chained = true" + OF_IMPORT
                        + " and gone = false and manager_sourcedid is not null and exists (select 1 from staff_import_row m"
                        + " where m.import_id = :import and m.district_id = :district and m.gone = false"
                        + " and m.manager_sourcedid = staff_import_row.sourcedid)",
                list.parameters());
        boolean enough = true;
        for (String next : List.of(
                "m.sourcedid = staff_import_row.manager_sourcedid",
                "m.manager_sourcedid = staff_import_row.sourcedid")) {
            int taken = -1;
            for (int turn = 0; left > 0 && taken != 0 && turn < MOST_MANAGERS; turn++) {
                taken = jdbc.update(
                        "update staff_import_row set chained = false" + OF_IMPORT
                                + " and chained = true and not exists (select 1 from staff_import_row m"
                                + " where m.import_id = :import and m.district_id = :district and m.chained = true and "
                                + next + ")",
                        list.parameters());
                left -= taken;
            }
            enough = enough && taken == 0;
        }
        return left == 0 ? null : enough ? FaultKind.MANAGER_CIRCLE : FaultKind.MANAGERS_TOO_DEEP;
    }

    /** Their LMS opens Waymark for them from another district too: which one is nobody's business here. */
    private void findElsewhere(Of list, ListRead read, Faults faults) {
        jdbc.query(
                "select r.line, r.sourcedid from staff_import_row r join person p on p.district_id = r.district_id"
                        + " and p.sourcedid = r.sourcedid where r.import_id = :import and r.district_id = :district"
                        + " and r.line > 0 and r.gone = false and exists (select 1 from district d"
                        + " join person o on o.district_id = d.id where d.id <> r.district_id and o.issuer = p.issuer"
                        + " and o.sub = p.sub) order by r.line limit :most",
                list.parameters().addValue("most", Faults.MOST),
                row -> {
                    faults.add(
                            read.file(),
                            row.getInt("line"),
                            read.id(),
                            FaultKind.ALSO_ELSEWHERE,
                            row.getString("sourcedid"),
                            "");
                });
    }

    /** An id with which two persons come belongs to neither. */
    private void findTwoPeople(Of list, ListRead read, Faults faults) {
        jdbc.query(
                "select distinct r.line, r.sourcedid from staff_import_row r join person p"
                        + " on p.district_id = r.district_id and p.sourcedid = r.sourcedid where r.import_id = :import"
                        + " and r.district_id = :district and r.line > 0" + StaffRecords.NOT_ALONE
                        + " order by r.line limit :most",
                list.parameters().addValue("most", Faults.MOST),
                row -> {
                    faults.add(
                            read.file(),
                            row.getInt("line"),
                            read.id(),
                            FaultKind.TWO_PEOPLE,
                            row.getString("sourcedid"),
                            "");
                });
    }

    /** Compares with the records: notes at each row what it would change, and counts. */
    ImportCounts compare(Of list, Set<StaffField> carried, boolean whole, int leftOut) {
        jdbc.update(
                "update staff_import_row set outcome = 'MADE'" + OF_IMPORT
                        + " and line > 0 and gone = false and not exists (select 1 from staff_record s"
                        + " where s.district_id = :district and s.sourcedid = staff_import_row.sourcedid)",
                list.parameters());
        String bits = carried.stream()
                .map(field -> "case when r." + field.column() + " is distinct from s." + field.column() + " then "
                        + field.bit() + " else 0 end")
                .collect(Collectors.joining(" + "));
        jdbc.update(
                "merge into staff_import_row t using (select r.import_id, r.line, s.left_at, "
                        + (bits.isEmpty() ? "0" : bits)
                        + " as differs from staff_import_row r join staff_record s on s.district_id = r.district_id"
                        + " and s.sourcedid = r.sourcedid where r.import_id = :import and r.district_id = :district"
                        + " and r.line > 0 and r.gone = false) x"
                        + " on t.import_id = x.import_id and t.line = x.line and t.district_id = :district"
                        + " and (x.differs > 0 or x.left_at is not null) when matched then update set changed = x.differs,"
                        + " outcome = case when x.left_at is null then 'CHANGED' else 'BACK' end",
                list.parameters());
        Map<String, Integer> outcomes = new HashMap<>();
        Map<StaffField, Integer> fields = new EnumMap<>(StaffField.class);
        jdbc.query(
                "select outcome, changed, count(*) as many from staff_import_row" + OF_IMPORT
                        + " and line > 0 and gone = false group by outcome, changed",
                list.parameters(),
                row -> {
                    int many = row.getInt("many");
                    outcomes.merge(row.getString("outcome"), many, Integer::sum);
                    StaffField.of(row.getInt("changed")).forEach(field -> fields.merge(field, many, Integer::sum));
                });
        return new ImportCounts(
                count("select count(*) from staff_record where district_id = :district and left_at is null", list),
                outcomes.getOrDefault("MADE", 0),
                outcomes.getOrDefault("CHANGED", 0),
                outcomes.getOrDefault("BACK", 0),
                count("select count(*) from staff_record s" + leaving(whole), list),
                outcomes.getOrDefault("SAME", 0),
                leftOut,
                count(
                        "select count(*) from staff_import_school i where i.import_id = :import"
                                + " and i.district_id = :district" + NEW_SCHOOL,
                        list),
                fields);
    }

    /** Those on record whom the list lets go: by not naming them, if it is whole, or by saying so. */
    static String leaving(boolean whole) {
        String named = "exists (select 1 from staff_import_row r where r.import_id = :import"
                + " and r.district_id = :district and r.sourcedid = s.sourcedid";
        return " where s.district_id = :district and s.left_at is null and "
                + (whole ? "not " + named + " and r.gone = false)" : named + " and r.gone = true)");
    }

    /** Forgets what lists hold that are not wanted any more. */
    void forgetClosed(DistrictId district) {
        for (String table :
                List.of("staff_import_row", "staff_import_role", "staff_import_school", "staff_import_fault")) {
            jdbc.update(
                    "delete from " + table + " where district_id = :district and import_id in (select id"
                            + " from staff_import where district_id = :district and status in ('DONE', 'SET_ASIDE'))",
                    new MapSqlParameterSource("district", district.id()));
        }
    }

    private int count(String sql, Of list) {
        Integer count = jdbc.queryForObject(sql, list.parameters(), Integer.class);
        return count == null ? 0 : count;
    }
}
