package org.waymark.people.staff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;

/** What the district's register says of a person, for that person. */
@Component
@Order(15)
@Transactional(readOnly = true)
class StaffRecordData implements PersonalData {

    private final JdbcClient jdbc;
    private final People people;
    private final StaffRecords records;

    StaffRecordData(JdbcClient jdbc, People people, StaffRecords records) {
        this.records = records;
        this.people = people;
        this.jdbc = jdbc;
    }

    @Override
    public String heading() {
        return "people.staff.held";
    }

    @Override
    public Set<String> tables() {
        return Set.of("staff_record", "staff_place");
    }

    @Override
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        List<MessageSourceResolvable> lines = new ArrayList<>();
        record(person, district).forEach((field, value) -> {
            if (value != null) {
                lines.add(new DefaultMessageSourceResolvable(
                        new String[] {"people.staff.held." + field}, new Object[] {String.valueOf(value)}));
            }
        });
        return lines;
    }

    @Override
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        Map<String, @Nullable Object> record = record(person, district);
        if (!record.isEmpty()) {
            archive.json("staff-record.json", record);
        }
        List<Before> before = records.formerPlaces(district, List.of(person)).getOrDefault(person, List.of()).stream()
                .map(place -> new Before(place.until().toString(), place.school(), place.contractGroup()))
                .toList();
        if (!before.isEmpty()) {
            archive.json("staff-record-before.json", before);
        }
    }

    private record Before(
            String until, @Nullable String school, @Nullable String contractGroup) {}

    /** Empty where no register knows them. */
    private Map<String, @Nullable Object> record(PersonId person, DistrictId district) {
        return jdbc.sql("select p.sourcedid as known_as, r.*, s.name as school from person p left join staff_record r"
                        + " on r.district_id = p.district_id and r.sourcedid = p.sourcedid" + StaffRecords.ALONE
                        + " left join staff_school s"
                        + " on s.district_id = r.district_id and s.code = r.school_code"
                        + " where p.id in (:ids) and p.district_id = :district and p.sourcedid is not null"
                        + " order by case when r.id is null then 1 else 0 end, p.first_seen_at limit 1")
                .param(
                        "ids",
                        people.ids(person, district).stream().map(PersonId::id).toList())
                .param("district", district.id())
                .query((row, n) -> {
                    Map<String, @Nullable Object> record = new LinkedHashMap<>();
                    record.put("sourcedid", row.getString("known_as"));
                    record.put("school", row.getString("school"));
                    record.put("job", row.getString("job"));
                    record.put("contract-group", row.getString("contract_group"));
                    record.put("employee-number", row.getString("employee_number"));
                    record.put("line-manager", row.getString("manager_sourcedid"));
                    record.put("years-of-service", row.getObject("years_of_service", Integer.class));
                    record.put("licence", row.getString("licence"));
                    record.put("left", row.getObject("left_at") == null ? null : "yes");
                    return record;
                })
                .optional()
                .orElse(Map.of());
    }
}
