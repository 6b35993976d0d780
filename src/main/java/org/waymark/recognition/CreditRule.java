package org.waymark.recognition;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** How a jurisdiction counts awards, from a day on. */
@Entity
class CreditRule {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private String jurisdiction;

    @Column
    private String creditType;

    @Column
    private int hundredths;

    @Column
    private String category;

    @Column
    private @Nullable Integer capPerCycle;

    @Column
    private int cycleYears;

    @Column
    private LocalDate effectiveFrom;

    @Column
    private @Nullable LocalDate effectiveUntil;

    @Embedded
    @EmbeddedColumnNaming("made_by_%s")
    private @Nullable PersonId madeBy;

    @SuppressWarnings("NullAway.Init")
    protected CreditRule() {}

    @SuppressWarnings("NullAway.Init")
    CreditRule(DistrictId district, CreditConversion conversion, PersonId madeBy) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.jurisdiction = conversion.jurisdiction();
        this.creditType = conversion.creditType();
        this.hundredths = conversion.hundredths();
        this.category = conversion.category();
        this.capPerCycle = conversion.capPerCycle();
        this.cycleYears = conversion.cycleYears();
        this.effectiveFrom = conversion.from();
        this.effectiveUntil = conversion.until();
        this.madeBy = madeBy;
    }

    UUID id() {
        return id;
    }

    /** It counts up to that day. */
    void end(LocalDate last) {
        this.effectiveUntil = last;
    }

    CreditConversion conversion() {
        return new CreditConversion(
                jurisdiction,
                creditType,
                hundredths,
                category,
                capPerCycle,
                cycleYears,
                effectiveFrom,
                effectiveUntil,
                madeBy);
    }
}
