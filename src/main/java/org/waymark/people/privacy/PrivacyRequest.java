package org.waymark.people.privacy;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.People;
import org.waymark.people.PersonId;

/** That a person's data be deleted. Kept when withdrawn or answered: that it was asked is a fact, too. */
@Entity
class PrivacyRequest {

    /** A person has this long to fetch their copy once the district has agreed. */
    static final Duration TO_FETCH_A_COPY = Duration.ofDays(7);

    /** No launch and no form that was under way takes longer than this. */
    static final Duration BEFORE_THE_LAST_LOOK = Duration.ofMinutes(10);

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

    @Embedded
    @EmbeddedColumnNaming("asked_by_%s")
    private PersonId askedBy;

    @Column
    private Instant askedAt;

    @Column
    private boolean badgesToo;

    @Column
    private @Nullable Instant withdrawnAt;

    @Column
    private @Nullable Instant approvedAt;

    @Column
    private @Nullable String approvedBy;

    @Column
    private @Nullable Instant beginsAt;

    @Column
    private @Nullable Instant startedAt;

    @Column
    private @Nullable Instant lookedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Remembered remembered;

    @Column
    private @Nullable String certificateCode;

    @Column
    private @Nullable Instant doneAt;

    @Column
    private @Nullable String doneBy;

    @Column
    private @Nullable String doneReason;

    /** Who it is, for as long as it takes to find them everywhere. */
    record Remembered(List<People.LmsIdentity> identities, Set<String> words) {}

    @SuppressWarnings("NullAway.Init")
    protected PrivacyRequest() {}

    boolean isOpen() {
        return withdrawnAt == null && doneAt == null;
    }

    /** Takes it back; what is being carried out cannot be. */
    boolean withdraw(Instant at) {
        if (!isOpen() || startedAt != null) {
            return false;
        }
        withdrawnAt = at;
        return true;
    }

    /**
     * Closes it without following it.
     *
     * @param by a person's id, or that of the operator, as the audit record names them
     * @param reason for the person to read
     */
    boolean refuse(String by, String reason, Instant at) {
        if (!isOpen() || startedAt != null) {
            return false;
        }
        doneBy = by;
        doneReason = reason;
        doneAt = at;
        return true;
    }

    /** Agrees; a second time changes nothing. */
    boolean approve(String by, String code, Instant at) {
        if (!isOpen() || approvedAt != null) {
            return false;
        }
        approvedBy = by;
        approvedAt = at;
        beginsAt = at.plus(TO_FETCH_A_COPY);
        certificateCode = code;
        return true;
    }

    /** Agrees as to the request of another identity, which was one person with this one when somebody agreed. */
    boolean approveLike(PrivacyRequest agreed, String code) {
        if (!isOpen() || approvedAt != null) {
            return false;
        }
        approvedBy = agreed.approvedBy;
        approvedAt = agreed.approvedAt;
        beginsAt = agreed.beginsAt;
        badgesToo = agreed.badgesToo;
        certificateCode = code;
        return true;
    }

    /** The person needs no more time. */
    boolean hurry(Instant at) {
        if (!isOpen() || approvedAt == null || startedAt != null) {
            return false;
        }
        beginsAt = at;
        return true;
    }

    void start(Remembered who, Instant at) {
        if (!isOpen() || approvedAt == null) {
            throw new IllegalStateException("Request " + id + " is not agreed to");
        }
        startedAt = at;
        remembered = who;
    }

    /** All parts are done once; what was under way meanwhile is looked for once more. */
    void looked(Instant at) {
        if (lookedAt == null) {
            lookedAt = at;
        }
    }

    /** All parts are done twice; what named the person goes from here, too. */
    void finish(Instant at) {
        doneBy = approvedBy;
        doneReason = "";
        doneAt = at;
        remembered = null;
    }

    /** What a lead wrote to somebody whose data is erased. */
    void forgetWords() {
        if (doneReason != null) {
            doneReason = "";
        }
    }

    /** The erasure that it asks for, once it has started. */
    Erasure erasure() {
        Remembered who = Objects.requireNonNull(remembered);
        return new Erasure(person, district, badgesToo, who.identities(), who.words());
    }

    UUID id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    PersonId person() {
        return person;
    }

    PersonId askedBy() {
        return askedBy;
    }

    Instant askedAt() {
        return askedAt;
    }

    boolean badgesToo() {
        return badgesToo;
    }

    @Nullable
    Instant withdrawnAt() {
        return withdrawnAt;
    }

    @Nullable
    Instant approvedAt() {
        return approvedAt;
    }

    @Nullable
    Instant beginsAt() {
        return beginsAt;
    }

    @Nullable
    Instant startedAt() {
        return startedAt;
    }

    @Nullable
    Instant lookedAt() {
        return lookedAt;
    }

    @Nullable
    String certificateCode() {
        return certificateCode;
    }

    @Nullable
    Instant doneAt() {
        return doneAt;
    }

    @Nullable
    String doneReason() {
        return doneReason;
    }
}
