package org.waymark.people.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;

/**
 * What a district's register says of its staff, for the modules that decide by it. A record and a person belong together
 * when the LMS tells the record's id at launch, whichever of the two came first; where two persons come with one id, it is
 * neither's.
 */
@Service
@Transactional(readOnly = true)
public class StaffRecords {

    private static final String MAIN =
            "coalesce((select l.main_id from person_link l where l.district_id = %1$s.district_id"
                    + " and l.other_id = %1$s.id and l.undone_at is null), %1$s.id)";

    /** Whom person p signs in as. */
    static final String MAIN_OF_P = MAIN.formatted("p");

    private static final String OTHERS = "exists (select 1 from person q where q.district_id = p.district_id"
            + " and q.sourcedid = p.sourcedid and q.id <> p.id and " + MAIN.formatted("q") + " <> " + MAIN_OF_P + ")";

    /** That nobody else comes with the id that p comes with; linked identities are one person. */
    static final String ALONE = " and not " + OTHERS;

    /** That somebody else does, too. */
    static final String NOT_ALONE = " and " + OTHERS;

    private static final String PERSONS =
            "select distinct " + MAIN_OF_P + " as person from staff_record r join person p"
                    + " on p.district_id = r.district_id and p.sourcedid = r.sourcedid"
                    + " where r.district_id = :district and r.left_at is null" + ALONE;

    private final JdbcClient jdbc;
    private final People people;

    StaffRecords(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** What the schools of a district are called, by code and in the order of names; nobody at them is counted. */
    public Map<String, String> schoolNames(DistrictId district) {
        Map<String, String> names = new LinkedHashMap<>();
        jdbc.sql("select code, name from staff_school where district_id = :district order by name, code")
                .param("district", district.id())
                .query(row -> {
                    names.put(row.getString("code"), row.getString("name"));
                });
        return names;
    }

    /** The schools of a district by name, with how many the register lists at each. */
    public List<StaffGroup> schools(DistrictId district) {
        return jdbc.sql("select s.code, s.name, count(r.id) as people from staff_school s"
                        + " left join staff_record r on r.district_id = s.district_id and r.school_code = s.code"
                        + " and r.left_at is null"
                        + " where s.district_id = :district group by s.code, s.name order by s.name, s.code")
                .param("district", district.id())
                .query(StaffRecords::group)
                .list();
    }

    /** The contract groups of a district by name; the name is the code. */
    public List<StaffGroup> contractGroups(DistrictId district) {
        return jdbc.sql("select contract_group as code, contract_group as name, count(*) as people from staff_record"
                        + " where district_id = :district and left_at is null and contract_group is not null"
                        + " group by contract_group order by contract_group")
                .param("district", district.id())
                .query(StaffRecords::group)
                .list();
    }

    /** How many the register lists at one of these schools with one of these contracts. */
    public int countInBoth(DistrictId district, Collection<String> schools, Collection<String> contractGroups) {
        return jdbc.sql("select count(*) from staff_record where district_id = :district and left_at is null"
                        + " and school_code in (:schools) and contract_group in (:groups)")
                .param("district", district.id())
                .param("schools", schools)
                .param("groups", contractGroups)
                .query(Integer.class)
                .single();
    }

    /** Those of a school who have opened Waymark. */
    public List<PersonId> ofSchool(DistrictId district, String code) {
        return jdbc.sql(PERSONS + " and r.school_code = :code order by person")
                .param("district", district.id())
                .param("code", code)
                .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Those of a contract group who have opened Waymark. */
    public List<PersonId> ofContractGroup(DistrictId district, String code) {
        return jdbc.sql(PERSONS + " and r.contract_group = :code order by person")
                .param("district", district.id())
                .param("code", code)
                .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** What the register says of a person, by any of their identities; empty where it does not know them. */
    public Optional<StaffFacts> of(DistrictId district, PersonId person) {
        return jdbc.sql(
                        "select r.school_code, r.job, r.contract_group, r.employee_number, r.years_of_service, r.licence,"
                                + " r.left_at, (select case when count(distinct " + MAIN.formatted("m")
                                + ") = 1 then min(cast("
                                + MAIN.formatted("m")
                                + " as varchar)) end from person m where m.district_id = r.district_id"
                                + " and m.sourcedid = r.manager_sourcedid) as manager"
                                + " from person p join staff_record r on r.district_id = p.district_id and r.sourcedid = p.sourcedid"
                                + " where p.id in (:ids) and p.district_id = :district" + ALONE
                                + " order by case when r.left_at is null then 0 else 1 end, r.given_at limit 1")
                .param(
                        "ids",
                        people.ids(person, district).stream().map(PersonId::id).toList())
                .param("district", district.id())
                .query((row, n) -> facts(row))
                .optional();
    }

    /**
     * Where the register has somebody, who has not left.
     *
     * @param schoolSince when it moved them to this school; null where it always had them there
     * @param groupSince the same of the contract group
     */
    public record Place(
            PersonId person,
            @Nullable String school,
            @Nullable String contractGroup,
            @Nullable Instant schoolSince,
            @Nullable Instant groupSince) {}

    /** Where it has these people, in one read; whom it does not know is left out. */
    public Map<PersonId, Place> places(DistrictId district, Collection<PersonId> some) {
        Map<PersonId, Place> places = new HashMap<>();
        if (!some.isEmpty()) {
            jdbc.sql("select " + MAIN_OF_P
                            + " as person, r.school_code, r.contract_group, r.school_since, r.group_since"
                            + " from person p join staff_record r"
                            + " on r.district_id = p.district_id and r.sourcedid = p.sourcedid"
                            + " where p.district_id = :district and r.left_at is null and (p.id in (:some) or p.id in"
                            + " (select l.other_id from person_link l where l.district_id = :district"
                            + " and l.main_id in (:some) and l.undone_at is null))" + ALONE
                            + " order by r.given_at, p.id")
                    .param("district", district.id())
                    .param("some", some.stream().map(PersonId::id).toList())
                    .query((row, n) -> new Place(
                            new PersonId(row.getObject("person", UUID.class)),
                            row.getString("school_code"),
                            row.getString("contract_group"),
                            since(row, "school_since"),
                            since(row, "group_since")))
                    .list()
                    .forEach(place -> places.putIfAbsent(place.person(), place));
        }
        return places;
    }

    /** Where it had somebody until a moment. */
    public record FormerPlace(
            PersonId person,
            @Nullable String school,
            @Nullable String contractGroup,
            Instant until) {}

    /** Where it had these people before, the earliest first; one read. */
    public Map<PersonId, List<FormerPlace>> formerPlaces(DistrictId district, Collection<PersonId> some) {
        return some.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select " + MAIN_OF_P
                                + " as person, f.school_code, f.contract_group, f.until_at from person p join staff_place f"
                                + " on f.district_id = p.district_id and f.sourcedid = p.sourcedid"
                                + " where p.district_id = :district and (p.id in (:some) or p.id in"
                                + " (select l.other_id from person_link l where l.district_id = :district"
                                + " and l.main_id in (:some) and l.undone_at is null))" + ALONE
                                + " order by f.until_at")
                        .param("district", district.id())
                        .param("some", some.stream().map(PersonId::id).toList())
                        .query((row, n) -> new FormerPlace(
                                new PersonId(row.getObject("person", UUID.class)),
                                row.getString("school_code"),
                                row.getString("contract_group"),
                                row.getObject("until_at", OffsetDateTime.class).toInstant()))
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(FormerPlace::person));
    }

    private static @Nullable Instant since(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** Those of these whom it knew and let go; whom it does not know is not among them. */
    public Set<PersonId> left(DistrictId district, Collection<PersonId> some) {
        Map<PersonId, Boolean> gone = new HashMap<>();
        if (!some.isEmpty()) {
            jdbc.sql("select " + MAIN_OF_P
                            + " as person, r.left_at is not null as gone from person p join staff_record r"
                            + " on r.district_id = p.district_id and r.sourcedid = p.sourcedid"
                            + " where p.district_id = :district and (p.id in (:some) or p.id in"
                            + " (select l.other_id from person_link l where l.district_id = :district"
                            + " and l.main_id in (:some) and l.undone_at is null))" + ALONE)
                    .param("district", district.id())
                    .param("some", some.stream().map(PersonId::id).toList())
                    .query(row -> {
                        gone.merge(
                                new PersonId(row.getObject("person", UUID.class)),
                                row.getBoolean("gone"),
                                Boolean::logicalAnd);
                    });
        }
        gone.values().removeIf(left -> !left);
        return gone.keySet();
    }

    /**
     * By what payroll knows somebody.
     *
     * @param id the employee number of the register, else the register's id, else the id in the LMS
     */
    public record PayrollId(PersonId person, String id, Source source) {

        /** Where it comes from. */
        public enum Source {
            EMPLOYEE_NUMBER,
            REGISTER,
            LMS
        }
    }

    /** By what payroll knows these people, those who left too; one read. A register's id that two share is neither's. */
    public Map<PersonId, PayrollId> payrollIds(DistrictId district, Collection<PersonId> some) {
        Map<PersonId, PayrollId> ids = new HashMap<>();
        if (!some.isEmpty()) {
            jdbc.sql("select " + MAIN_OF_P
                            + " as person, p.sub, case when p.sourcedid is not null" + ALONE
                            + " then p.sourcedid end as sourcedid, case when p.sourcedid is not null" + ALONE
                            + " then (select min(r.employee_number) from staff_record r where r.district_id = p.district_id"
                            + " and r.sourcedid = p.sourcedid) end as employee_number from person p"
                            + " where p.district_id = :district and (p.id in (:some) or p.id in"
                            + " (select l.other_id from person_link l where l.district_id = :district"
                            + " and l.main_id in (:some) and l.undone_at is null)) order by p.id")
                    .param("district", district.id())
                    .param("some", some.stream().map(PersonId::id).toList())
                    .query((row, n) -> payrollId(row))
                    .list()
                    .forEach(id -> ids.merge(
                            id.person(), id, (one, other) -> other.source().compareTo(one.source()) < 0 ? other : one));
        }
        return ids;
    }

    private static PayrollId payrollId(ResultSet row) throws SQLException {
        PersonId person = new PersonId(row.getObject("person", UUID.class));
        String number = row.getString("employee_number");
        String sourcedid = row.getString("sourcedid");
        if (number != null) {
            return new PayrollId(person, number, PayrollId.Source.EMPLOYEE_NUMBER);
        }
        return sourcedid == null
                ? new PayrollId(person, row.getString("sub"), PayrollId.Source.LMS)
                : new PayrollId(person, sourcedid, PayrollId.Source.REGISTER);
    }

    /** Those whose line manager a person is, as far as they have opened Waymark. */
    public List<PersonId> ledBy(DistrictId district, PersonId manager) {
        return jdbc.sql(PERSONS + " and r.manager_sourcedid in (select m.sourcedid from person m"
                        + " where m.district_id = :district and m.id in (:managers)) order by person")
                .param("district", district.id())
                .param(
                        "managers",
                        people.ids(manager, district).stream().map(PersonId::id).toList())
                .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** What the register calls the school of a person; empty where it does not say. */
    public Optional<String> schoolName(DistrictId district, PersonId person) {
        return jdbc.sql("select s.name from person p"
                        + " join staff_record r on r.district_id = p.district_id and r.sourcedid = p.sourcedid"
                        + " join staff_school s on s.district_id = r.district_id and s.code = r.school_code"
                        + " where p.id in (:persons) and p.district_id = :district and r.left_at is null"
                        + " order by s.name limit 1")
                .param(
                        "persons",
                        people.ids(person, district).stream().map(PersonId::id).toList())
                .param("district", district.id())
                .query(String.class)
                .optional();
    }

    private static StaffGroup group(ResultSet row, int n) throws SQLException {
        return new StaffGroup(row.getString("code"), row.getString("name"), row.getInt("people"));
    }

    private static StaffFacts facts(ResultSet row) throws SQLException {
        String manager = row.getString("manager");
        return new StaffFacts(
                row.getString("school_code"),
                row.getString("job"),
                row.getString("contract_group"),
                row.getString("employee_number"),
                manager == null ? null : PersonId.valueOf(manager),
                row.getObject("years_of_service", Integer.class),
                row.getString("licence"),
                row.getObject("left_at") != null);
    }
}
