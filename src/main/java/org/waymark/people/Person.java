package org.waymark.people;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;

@Entity
class Person {

    @EmbeddedId
    private PersonId id;

    @Version
    private int version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private String issuer;

    @Column
    private String sub;

    @Column
    private Instant firstSeenAt;

    @SuppressWarnings("NullAway.Init")
    protected Person() {}

    Person(DistrictId district, String issuer, String sub, Instant firstSeenAt) {
        this.id = PersonId.fresh();
        this.district = district;
        this.issuer = issuer;
        this.sub = sub;
        this.firstSeenAt = firstSeenAt;
    }

    PersonId id() {
        return id;
    }
}
