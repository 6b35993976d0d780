package org.waymark.award.endorsements;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.award.verifying.ReadBadge;
import org.waymark.people.DistrictId;

/** A credential in which somebody else speaks for a district or what it awards, to the letter as they signed it. */
@Entity
@Table(name = "award_endorsement")
class Endorsement {

    private static final int LONGEST_NAME = 500;

    @EmbeddedId
    private EndorsementId id;

    @Version
    private int version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Column
    private String subject;

    @Column
    private String fingerprint;

    @Column
    private String endorser;

    @Column
    private String endorserName;

    @Column
    private String words;

    @Column
    private String credential;

    @Column
    private @Nullable Instant validUntil;

    @Column
    private Instant addedAt;

    @Column
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected Endorsement() {}

    Endorsement(DistrictId district, String subject, ReadBadge read, String fingerprint, Instant at) {
        this.id = EndorsementId.fresh();
        this.district = district;
        this.subject = subject;
        this.fingerprint = fingerprint;
        this.endorser = read.issuer();
        this.endorserName = read.issuerName().length() > LONGEST_NAME
                ? read.issuerName().substring(0, LONGEST_NAME)
                : read.issuerName();
        this.words = read.description();
        this.credential = read.text();
        this.validUntil = read.until();
        this.addedAt = at;
    }

    /** It goes into no badge any more; those that are signed keep it. */
    void end(Instant at) {
        if (endedAt == null) {
            endedAt = at;
        }
    }

    boolean standsAt(Instant now) {
        return endedAt == null && (validUntil == null || validUntil.isAfter(now));
    }

    EndorsementId id() {
        return id;
    }

    String subject() {
        return subject;
    }

    String endorser() {
        return endorserName.isEmpty() ? endorser : endorserName;
    }

    String words() {
        return words;
    }

    String credential() {
        return credential;
    }

    @Nullable
    Instant validUntil() {
        return validUntil;
    }
}
