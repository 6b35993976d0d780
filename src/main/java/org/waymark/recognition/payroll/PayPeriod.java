package org.waymark.recognition.payroll;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** A pay period that was closed; what went out with it never changes. */
@Entity
class PayPeriod {

    @EmbeddedId
    private PayPeriodId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private int number;

    @Column
    private LocalDate fromOn;

    @Column
    private LocalDate untilOn;

    @Column
    private Instant closedAt;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "closed_by"))
    private PersonId closedBy;

    @Column
    private int rowCount;

    @Column
    private long cents;

    @SuppressWarnings("NullAway.Init")
    protected PayPeriod() {}

    @SuppressWarnings("NullAway.Init")
    PayPeriod(DistrictId district, int number, LocalDate from, LocalDate until, PersonId by, Instant now) {
        this.id = PayPeriodId.fresh();
        this.district = district;
        this.number = number;
        this.fromOn = from;
        this.untilOn = until;
        this.closedBy = by;
        this.closedAt = now;
    }

    PayPeriodId id() {
        return id;
    }

    int number() {
        return number;
    }

    LocalDate until() {
        return untilOn;
    }

    /** What went out with it. */
    void hands(int rows, long cents) {
        this.rowCount = rows;
        this.cents = cents;
    }

    ClosedPeriod view() {
        return new ClosedPeriod(id, number, fromOn, untilOn, closedAt, closedBy, rowCount, cents);
    }
}
