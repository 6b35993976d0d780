package org.waymark.submission.students;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** That the students of a class may be in evidence: on what basis, in which way, since when. Never a child's name. */
@Entity
class ClassConsent {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("person_%s")
    private PersonId person;

    @Column
    private String className;

    @Column
    @Enumerated(EnumType.STRING)
    private Basis basis;

    @Column
    @Enumerated(EnumType.STRING)
    private Scope scope;

    @Column
    private LocalDate givenOn;

    @Column
    private @Nullable LocalDate untilOn;

    @Column
    private Instant recordedAt;

    @Column
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected ClassConsent() {}

    @SuppressWarnings("NullAway.Init")
    ClassConsent(DistrictId district, PersonId person, Given given, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = district;
        this.person = person;
        this.className = given.className();
        this.basis = given.basis();
        this.scope = given.scope();
        this.givenOn = given.on();
        this.untilOn = given.until();
        this.recordedAt = now;
    }

    /** What a teacher records. */
    record Given(
            String className,
            Basis basis,
            Scope scope,
            LocalDate on,
            @Nullable LocalDate until) {}

    /** It is not chosen any more. */
    void end(Instant now) {
        if (endedAt == null) {
            endedAt = now;
        }
    }

    boolean isInForce(LocalDate today) {
        return endedAt == null && (untilOn == null || !today.isAfter(untilOn));
    }

    UUID id() {
        return id;
    }

    String className() {
        return className;
    }

    Basis basis() {
        return basis;
    }

    Scope scope() {
        return scope;
    }

    LocalDate givenOn() {
        return givenOn;
    }

    @Nullable
    LocalDate untilOn() {
        return untilOn;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }
}
