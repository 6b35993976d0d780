package org.waymark.people.staff;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.PersonId;

/** What the district's register says of a person. The register itself is the district's: its next list may name them again. */
@Component
@Order(60)
@Transactional
class ErasedStaffRecord implements ErasurePart {

    private static final String RECORD = " where district_id = :district and sourcedid ="
            + " (select p.sourcedid from person p where p.id = :person and p.district_id = :district)";
    private static final String OF_THEIRS = " where district_id = :district and manager_sourcedid ="
            + " (select p.sourcedid from person p where p.id = :person and p.district_id = :district)";

    private final JdbcClient jdbc;

    ErasedStaffRecord(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "staff-record";
    }

    @Override
    public Set<String> tables() {
        return Set.of("staff_record");
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> words(PersonId person, DistrictId district) {
        Set<String> words = new HashSet<>(jdbc.sql(
                        "select sourcedid from person where id = :person and district_id = :district and sourcedid is not null")
                .param("person", person.id())
                .param("district", district.id())
                .query(String.class)
                .list());
        words.addAll(jdbc.sql("select employee_number from staff_record" + RECORD + " and employee_number is not null")
                .param("person", person.id())
                .param("district", district.id())
                .query(String.class)
                .list());
        return words;
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        long records = jdbc.sql("select count(*) from staff_record" + RECORD)
                .param("person", erasure.person().id())
                .param("district", erasure.district().id())
                .query(Long.class)
                .single();
        return records == 0 ? List.of() : List.of(ErasureLine.erased("people.erasure.staff-record", records));
    }

    @Override
    public void erase(Erasure erasure) {
        update("update staff_record set manager_sourcedid = null" + OF_THEIRS, erasure);
        update("delete from staff_record" + RECORD, erasure);
        update("update person set sourcedid = null where id = :person and district_id = :district", erasure);
    }

    private void update(String sql, Erasure erasure) {
        jdbc.sql(sql)
                .param("person", erasure.person().id())
                .param("district", erasure.district().id())
                .update();
    }
}
