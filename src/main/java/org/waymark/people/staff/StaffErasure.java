package org.waymark.people.staff;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;

/**
 * Forgets what the register says of somebody, and what it calls them: a later list may name them again, but nothing ties
 * that to the person who was erased.
 */
@Component
@Order(60)
@Transactional
class StaffErasure implements ErasurePart {

    private static final String THEIRS =
            " where district_id = :district and sourcedid = (select p.sourcedid from person p"
                    + " where p.id = :person and p.district_id = :district" + StaffRecords.ALONE + ")";

    private final NamedParameterJdbcTemplate jdbc;

    StaffErasure(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "staff-record";
    }

    @Override
    public Set<String> tables() {
        return Set.of("staff_record", "staff_place", "staff_import_row", "staff_import_role", "staff_import_fault");
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        Integer records =
                jdbc.queryForObject("select count(*) from staff_record" + THEIRS, parameters(erasure), Integer.class);
        return records == null || records == 0
                ? List.of()
                : List.of(ErasureLine.erased("people.staff.erased", records));
    }

    @Override
    public void erase(Erasure erasure) {
        Map<String, Object> parameters = parameters(erasure);
        jdbc.update(
                "update staff_record set manager_sourcedid = null where district_id = :district and manager_sourcedid ="
                        + " (select p.sourcedid from person p where p.id = :person and p.district_id = :district"
                        + StaffRecords.ALONE + ")",
                parameters);
        for (String table : List.of("staff_record", "staff_place", "staff_import_row", "staff_import_role")) {
            jdbc.update("delete from " + table + THEIRS, parameters);
        }
        jdbc.update(
                "delete from staff_import_fault where district_id = :district and (select p.sourcedid from person p"
                        + " where p.id = :person and p.district_id = :district) in (given, other)",
                parameters);
        jdbc.update("update person set sourcedid = null where id = :person and district_id = :district", parameters);
    }

    private static Map<String, Object> parameters(Erasure erasure) {
        return Map.of(
                "person", erasure.person().id(), "district", erasure.district().id());
    }
}
