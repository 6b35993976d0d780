package org.waymark.award;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import org.waymark.people.DistrictId;

/** A district that issues badges; its row is the lock under which keys are made and changed. */
@Entity
class Issuer {

    @EmbeddedId
    private DistrictId id;

    @Version
    private int version;

    @Column
    private Instant madeAt;

    @SuppressWarnings("NullAway.Init")
    protected Issuer() {}

    Issuer(DistrictId district, Instant madeAt) {
        this.id = district;
        this.madeAt = madeAt;
    }

    DistrictId id() {
        return id;
    }
}
