package org.waymark.award.endorsements;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.award.AwardId;
import org.waymark.award.verifying.Finding;
import org.waymark.award.verifying.ReadBadge;
import org.waymark.award.verifying.Verdict;
import org.waymark.people.DistrictId;

/** A credential in which somebody else speaks for a district or what it awards, to the letter as they signed it. */
@Entity
@Table(name = "award_endorsement")
class Endorsement {

    /** What nobody could tell for so long goes into no badge. */
    static final Duration TRUSTED = Duration.ofDays(90);

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

    @Column
    @Enumerated(EnumType.STRING)
    private Finding finding;

    @Column
    private Instant checkedAt;

    /** The one that it speaks for; null where it speaks for the district or what it awards. */
    @Embedded
    @EmbeddedColumnNaming("award_%s")
    private @Nullable AwardId award;

    @SuppressWarnings("NullAway.Init")
    protected Endorsement() {}

    Endorsement(
            DistrictId district,
            @Nullable AwardId award,
            String subject,
            ReadBadge read,
            String fingerprint,
            Instant at) {
        this.id = EndorsementId.fresh();
        this.district = district;
        this.award = award;
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
        this.finding = Finding.VALID;
        this.checkedAt = at;
    }

    /**
     * A later check; one that came to nothing leaves what was known.
     *
     * @return whether it has fallen by it
     */
    boolean checked(Verdict verdict) {
        boolean stood = finding == Finding.VALID;
        switch (verdict.outcome()) {
            case VALID, NOT_VALID -> {
                finding = verdict.finding();
                checkedAt = verdict.at();
            }
            case UNDECIDED, UNREADABLE -> {}
        }
        return stood && finding != Finding.VALID;
    }

    /** One that was ended comes back, as it was checked once more. */
    void reopen(Instant at) {
        endedAt = null;
        finding = Finding.VALID;
        checkedAt = at;
    }

    /** It goes into no badge any more; those that are signed keep it. */
    void end(Instant at) {
        if (endedAt == null) {
            endedAt = at;
        }
    }

    boolean standsAt(Instant now) {
        return endedAt == null
                && finding == Finding.VALID
                && checkedAt.plus(TRUSTED).isAfter(now)
                && (validUntil == null || validUntil.isAfter(now));
    }

    boolean hasEnded() {
        return endedAt != null;
    }

    @Nullable
    AwardId award() {
        return award;
    }

    /** Who signed it, as a machine names them: what their name does not prove. */
    String signer() {
        return endorser;
    }

    Finding finding() {
        return finding;
    }

    Instant checkedAt() {
        return checkedAt;
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
