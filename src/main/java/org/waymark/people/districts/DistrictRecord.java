package org.waymark.people.districts;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.waymark.people.DistrictId;

/** What a district decided; there is no row while everything is as shipped. */
@Entity
@Table(name = "district_settings")
class DistrictRecord {

    @EmbeddedId
    private DistrictId id;

    @Version
    private int version;

    @Column
    private String schoolYearStart;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<ClosedDays> closedDays;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Integer> policies;

    @SuppressWarnings("NullAway.Init")
    protected DistrictRecord() {}

    int version() {
        return version;
    }

    String schoolYearStart() {
        return schoolYearStart;
    }

    List<ClosedDays> closedDays() {
        return closedDays;
    }

    Map<String, Integer> policies() {
        return new TreeMap<>(policies);
    }
}
