package org.waymark.recognition.roles;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** A name that its owner put into the pool of a window, and may take out of it at any time. */
@Entity
class PoolEntry {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private UUID eligibilityId;

    @Embedded
    @EmbeddedColumnNaming("person_%s")
    private PersonId person;

    @Embedded
    @EmbeddedColumnNaming("role_%s")
    private RoleProfileId role;

    @Embedded
    @AttributeOverride(name = "from", column = @Column(name = "window_from"))
    @AttributeOverride(name = "until", column = @Column(name = "window_until"))
    private ApplicationWindow openFor;

    @Column
    private Instant enteredAt;

    @Column
    private @Nullable Instant withdrawnAt;

    @SuppressWarnings("NullAway.Init")
    protected PoolEntry() {}

    PoolEntry(Eligibility eligibility, ApplicationWindow window, Instant at) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = eligibility.district();
        this.eligibilityId = eligibility.id();
        this.person = eligibility.person();
        this.role = eligibility.role();
        this.openFor = window;
        this.enteredAt = at;
    }

    void enterAgain(Instant at) {
        if (withdrawnAt != null) {
            withdrawnAt = null;
            enteredAt = at;
        }
    }

    void withdraw(Instant at) {
        if (withdrawnAt == null) {
            withdrawnAt = at;
        }
    }

    boolean isIn() {
        return withdrawnAt == null;
    }

    UUID eligibility() {
        return eligibilityId;
    }

    RoleProfileId role() {
        return role;
    }

    ApplicationWindow window() {
        return openFor;
    }

    Instant enteredAt() {
        return enteredAt;
    }

    @Nullable
    Instant withdrawnAt() {
        return withdrawnAt;
    }
}
