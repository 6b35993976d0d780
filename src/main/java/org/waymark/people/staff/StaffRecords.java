package org.waymark.people.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/**
 * What a district's register says of its staff, for the modules that decide by it. A record and a person belong together
 * when the LMS tells the record's id at launch, whichever of the two came first.
 */
@Service
@Transactional(readOnly = true)
public class StaffRecords {

    private static final String PERSONS = " from staff_record r join person p on p.district_id = r.district_id"
            + " and p.sourcedid = r.sourcedid where r.district_id = :district and r.left_at is null";

    private final JdbcClient jdbc;

    StaffRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The schools of a district by name. */
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

    /** Those of a school who have opened Waymark. */
    public List<PersonId> ofSchool(DistrictId district, String code) {
        return jdbc.sql("select p.id" + PERSONS + " and r.school_code = :code order by p.id")
                .param("district", district.id())
                .param("code", code)
                .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Those of a contract group who have opened Waymark. */
    public List<PersonId> ofContractGroup(DistrictId district, String code) {
        return jdbc.sql("select p.id" + PERSONS + " and r.contract_group = :code order by p.id")
                .param("district", district.id())
                .param("code", code)
                .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** What the register says of a person; empty where it does not know them. */
    public Optional<StaffFacts> of(DistrictId district, PersonId person) {
        return jdbc.sql(
                        "select r.school_code, r.job, r.contract_group, r.employee_number, r.years_of_service, r.licence,"
                                + " r.left_at, (select min(cast(m.id as varchar)) from person m where m.district_id = r.district_id"
                                + " and m.sourcedid = r.manager_sourcedid) as manager"
                                + " from person p join staff_record r on r.district_id = p.district_id and r.sourcedid = p.sourcedid"
                                + " where p.id = :person and p.district_id = :district")
                .param("person", person.id())
                .param("district", district.id())
                .query((row, n) -> facts(row))
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
