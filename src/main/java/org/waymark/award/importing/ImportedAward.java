package org.waymark.award.importing;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.award.verifying.Finding;
import org.waymark.award.verifying.ReadBadge;
import org.waymark.award.verifying.Verdict;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** A badge of another issuer in somebody's record, to the letter, with what its last check came to. */
@Entity
class ImportedAward {

    /** What nobody could tell for so long counts no more. */
    static final Duration TRUSTED = Duration.ofDays(90);

    private static final int LONGEST_TITLE = 500;

    @EmbeddedId
    private ImportedAwardId id;

    @Version
    private int version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("holder_%s")
    private PersonId holder;

    @Column
    private String fingerprint;

    @Column
    private String standard;

    @Column
    private String title;

    @Column
    private String issuer;

    @Column
    private String issuerName;

    @Column
    private String achievement;

    @Column
    private String credential;

    @Column
    private @Nullable Instant validFrom;

    @Column
    private @Nullable Instant validUntil;

    @Column
    private Instant addedAt;

    @Column
    @Enumerated(EnumType.STRING)
    private Finding finding;

    @Column
    private Instant checkedAt;

    @Column
    private Instant triedAt;

    @SuppressWarnings("NullAway.Init")
    protected ImportedAward() {}

    ImportedAward(DistrictId district, PersonId holder, ReadBadge badge, String fingerprint, Verdict verdict) {
        this.id = ImportedAwardId.fresh();
        this.district = district;
        this.holder = holder;
        this.fingerprint = fingerprint;
        this.standard = badge.standard();
        this.title = shortened(badge.title());
        this.issuer = badge.issuer();
        this.issuerName = shortened(badge.issuerName());
        this.achievement = badge.achievement() == null ? "" : badge.achievement();
        this.credential = badge.text();
        this.validFrom = badge.from();
        this.validUntil = badge.until();
        this.addedAt = verdict.at();
        this.finding = verdict.finding();
        this.checkedAt = verdict.at();
        this.triedAt = verdict.at();
    }

    /** A later check; one that came to nothing leaves what was known. */
    void checked(Verdict verdict) {
        switch (verdict.outcome()) {
            case VALID, NOT_VALID -> {
                finding = verdict.finding();
                checkedAt = verdict.at();
            }
            case UNDECIDED, UNREADABLE -> {}
        }
        triedAt = verdict.at();
    }

    /** Whether it stands, as far as anybody knows; it may count for something here if it was issued to its holder. */
    boolean stands(Instant now) {
        return finding == Finding.VALID && !isStale(now) && (validUntil == null || validUntil.isAfter(now));
    }

    /** Whether it is too long that anybody could tell. */
    boolean isStale(Instant now) {
        return !checkedAt.plus(TRUSTED).isAfter(now);
    }

    /** When somebody last tried in vain to find out; null where the last check told. */
    @Nullable
    Instant vainlyTriedAt() {
        return triedAt.isAfter(checkedAt) ? triedAt : null;
    }

    /** What it says of itself. */
    ReadBadge read() {
        return ReadBadge.kept(credential);
    }

    Instant earnedAt() {
        return validFrom == null ? addedAt : validFrom;
    }

    ImportedAwardId id() {
        return id;
    }

    PersonId holder() {
        return holder;
    }

    String fingerprint() {
        return fingerprint;
    }

    Instant addedAt() {
        return addedAt;
    }

    String title() {
        return title;
    }

    String standard() {
        return standard;
    }

    String issuer() {
        return issuer;
    }

    String issuerName() {
        return issuerName;
    }

    String achievement() {
        return achievement;
    }

    String credential() {
        return credential;
    }

    Finding finding() {
        return finding;
    }

    Instant checkedAt() {
        return checkedAt;
    }

    @Nullable
    Instant validUntil() {
        return validUntil;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TITLE ? text : text.substring(0, LONGEST_TITLE);
    }
}
