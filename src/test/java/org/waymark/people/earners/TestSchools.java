package org.waymark.people.earners;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Schools of a district and who works there, as its register says; found by the component scan of tests. */
@Component
public class TestSchools {

    private static final OffsetDateTime WHEN = OffsetDateTime.parse("2027-01-01T00:00:00Z");

    private final JdbcClient jdbc;

    TestSchools(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The code of a new school. */
    public String school(DistrictId district, String name) {
        String code = "S-" + UUID.randomUUID().toString().substring(0, 8);
        jdbc.sql("insert into staff_school (district_id, code, name) values (?, ?, ?)")
                .params(district.id(), code, name)
                .update();
        return code;
    }

    /** This person is of that school. */
    public void isOf(PersonId person, DistrictId district, String school) {
        String sourcedid = UUID.randomUUID().toString();
        jdbc.sql("insert into staff_record (id, district_id, sourcedid, school_code, given_at, changed_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), district.id(), sourcedid, school, WHEN, WHEN)
                .update();
        jdbc.sql("update person set sourcedid = ? where id = ?")
                .params(sourcedid, person.id())
                .update();
    }
}
