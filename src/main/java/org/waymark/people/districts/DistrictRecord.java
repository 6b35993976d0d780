package org.waymark.people.districts;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import tools.jackson.databind.json.JsonMapper;

/** What a district decided; there is no row while everything is as shipped. */
@Entity
@Table(name = "district_settings")
class DistrictRecord {

    /** When a school year begins where nobody said. */
    static final MonthDay SHIPPED_START = MonthDay.of(7, 1);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @EmbeddedId
    private DistrictId id;

    @Version
    private @Nullable Integer version;

    @Column
    private String schoolYearStart;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Days> closedDays;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Integer> policies;

    /** As JSON has it: days as 2026-11-26. */
    record Days(String from, String to, String name) {}

    @SuppressWarnings("NullAway.Init")
    protected DistrictRecord() {}

    DistrictRecord(DistrictId id) {
        this.id = id;
        this.schoolYearStart = SHIPPED_START.toString();
        this.closedDays = List.of();
        this.policies = Map.of();
    }

    /** As a row has it, read without being managed. */
    static DistrictRecord read(DistrictId id, String schoolYearStart, String closedDays, String policies) {
        DistrictRecord record = new DistrictRecord(id);
        record.schoolYearStart = schoolYearStart;
        record.closedDays = List.of(JSON.readValue(closedDays, Days[].class));
        record.policies = JSON.readValue(
                policies, JSON.getTypeFactory().constructMapType(TreeMap.class, String.class, Integer.class));
        return record;
    }

    void begins(MonthDay start) {
        schoolYearStart = start.toString();
    }

    void closes(List<ClosedDays> days) {
        closedDays = days.stream()
                .map(each -> new Days(each.from().toString(), each.to().toString(), each.name()))
                .toList();
    }

    /** Keeps what differs from the shipped numbers; those of a later release, which this one does not know, stay. */
    void decides(Map<Policy, Integer> values) {
        Map<String, Integer> kept = new TreeMap<>(policies);
        values.forEach((policy, value) -> {
            if (value == policy.shipped()) {
                kept.remove(policy.name());
            } else {
                kept.put(policy.name(), value);
            }
        });
        policies = kept;
    }

    MonthDay schoolYearStart() {
        return MonthDay.parse(schoolYearStart);
    }

    List<ClosedDays> closedDays() {
        return closedDays.stream()
                .map(each -> new ClosedDays(LocalDate.parse(each.from()), LocalDate.parse(each.to()), each.name()))
                .toList();
    }

    Policies policies() {
        return Policies.of(policies);
    }
}
