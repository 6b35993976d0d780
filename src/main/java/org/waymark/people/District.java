package org.waymark.people;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
class District {

    @EmbeddedId
    private DistrictId id;

    @Version
    private int version;

    @Column
    private String name;

    @Column
    private String zone;

    @Column
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected District() {}

    District(String name, String zone, Instant createdAt) {
        this.id = DistrictId.fresh();
        this.name = name;
        this.zone = zone;
        this.createdAt = createdAt;
    }

    DistrictId id() {
        return id;
    }

    String name() {
        return name;
    }

    String zone() {
        return zone;
    }
}
