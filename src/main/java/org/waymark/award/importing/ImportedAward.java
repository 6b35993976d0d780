package org.waymark.award.importing;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
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
    private boolean named;

    @Column
    private Instant addedAt;

    @Column
    @Enumerated(EnumType.STRING)
    private Finding finding;

    @Column
    private Instant checkedAt;

    @SuppressWarnings("NullAway.Init")
    protected ImportedAward() {}

    /** @param named whether the badge names an address that its holder has proved to be their own */
    ImportedAward(
            DistrictId district, PersonId holder, ReadBadge badge, String fingerprint, boolean named, Verdict verdict) {
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
        this.named = named;
        this.addedAt = verdict.at();
        this.finding = verdict.finding();
        this.checkedAt = verdict.at();
    }

    /** A later check; one that came to nothing leaves what was known. */
    void checked(Verdict verdict) {
        switch (verdict.outcome()) {
            case VALID, NOT_VALID -> finding = verdict.finding();
            case UNDECIDED, UNREADABLE -> {}
        }
        checkedAt = verdict.at();
    }

    /** Whether it may count for anything here: it stands, and it was issued to whoever added it. */
    boolean counts(Instant now) {
        return finding == Finding.VALID && named && (validUntil == null || validUntil.isAfter(now));
    }

    Instant earnedAt() {
        return validFrom == null ? addedAt : validFrom;
    }

    ImportedAwardId id() {
        return id;
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

    boolean isNamed() {
        return named;
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
