package org.waymark.submission;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.EvidenceRequirement;
import org.waymark.people.DistrictId;
import org.waymark.storage.StoredFile;

/** One text, link or file, mapped to the criteria it serves; part of its {@link Submission}. */
@Entity
class EvidenceItem {

    @EmbeddedId
    private EvidenceId id;

    @Version
    private Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "submission_id")
    private Submission submission;

    @Column
    private String requirement;

    @Column
    @Enumerated(EnumType.STRING)
    private EvidenceKind kind;

    @Column
    private String title;

    @Column
    private @Nullable String text;

    @Column
    private @Nullable String storageKey;

    @Column
    private @Nullable String fileName;

    @Column
    private @Nullable String mediaType;

    @Column
    private long byteCount;

    @Column
    private @Nullable String sha256;

    @JdbcTypeCode(SqlTypes.JSON)
    private Set<String> criteria;

    @Column
    private @Nullable Instant consentGivenAt;

    @Embedded
    @EmbeddedColumnNaming("copied_from_%s")
    private @Nullable EvidenceId copiedFrom;

    @Column
    private Instant addedAt;

    @SuppressWarnings("NullAway.Init")
    protected EvidenceItem() {}

    @SuppressWarnings("NullAway.Init")
    EvidenceItem(Submission submission, DistrictId district, NewEvidence given, Instant now) {
        StoredFile file = given.file();
        this.id = given.id();
        this.district = district;
        this.submission = submission;
        this.requirement = given.requirement();
        this.kind = given.kind();
        this.title = given.title();
        this.text = given.text();
        this.storageKey = file == null ? null : file.key();
        this.fileName = given.fileName();
        this.mediaType = file == null ? null : file.mediaType();
        this.byteCount = file == null ? 0 : file.bytes();
        this.sha256 = file == null ? null : file.sha256();
        this.criteria = new LinkedHashSet<>(given.criteria());
        this.consentGivenAt = given.consent() ? now : null;
        this.addedAt = now;
    }

    /** The same evidence in the next attempt; a file is shared, not copied. */
    @SuppressWarnings("NullAway.Init")
    EvidenceItem(Submission next, EvidenceItem before) {
        this.id = EvidenceId.fresh();
        this.district = before.district;
        this.submission = next;
        this.requirement = before.requirement;
        this.kind = before.kind;
        this.title = before.title;
        this.text = before.text;
        this.storageKey = before.storageKey;
        this.fileName = before.fileName;
        this.mediaType = before.mediaType;
        this.byteCount = before.byteCount;
        this.sha256 = before.sha256;
        this.criteria = new LinkedHashSet<>(before.criteria);
        this.consentGivenAt = before.consentGivenAt;
        this.copiedFrom = before.id;
        this.addedAt = before.addedAt;
    }

    void confirmConsent(Instant now) {
        if (consentGivenAt == null) {
            consentGivenAt = now;
        }
    }

    /** Criteria that are judged no more are served no more. */
    void servesOnly(Set<String> judged) {
        if (!judged.containsAll(criteria)) {
            Set<String> left = new LinkedHashSet<>(criteria);
            left.retainAll(judged);
            criteria = left;
        }
    }

    /** Shows something else from now on, and serves what is judged from that. */
    void answersTo(String other, Set<String> judgedFrom) {
        requirement = other;
        criteria = new LinkedHashSet<>(judgedFrom);
    }

    void keepOnlyTheFingerprint() {
        title = "";
        text = null;
        storageKey = null;
        fileName = null;
    }

    /** Whether there is anything of the earner's in it. */
    boolean saysSomething() {
        return !title.isEmpty() || text != null || storageKey != null;
    }

    /** Students can be in a file or behind a link; in the earner's own words they are not shown. */
    boolean lacksConsent(EvidenceRequirement asked) {
        return asked.asksForConsent() && kind != EvidenceKind.TEXT && consentGivenAt == null;
    }

    /** Whether this is what was given: the same words, link or bytes for the same requirement. */
    boolean holds(NewEvidence given) {
        StoredFile file = given.file();
        return requirement.equals(given.requirement())
                && kind == given.kind()
                && Objects.equals(text, given.text())
                && Objects.equals(sha256, file == null ? null : file.sha256());
    }

    boolean copied() {
        return copiedFrom != null;
    }

    EvidenceId id() {
        return id;
    }

    String requirement() {
        return requirement;
    }

    EvidenceKind kind() {
        return kind;
    }

    String title() {
        return title;
    }

    @Nullable
    String text() {
        return text;
    }

    @Nullable
    String storageKey() {
        return storageKey;
    }

    @Nullable
    String fileName() {
        return fileName;
    }

    @Nullable
    String mediaType() {
        return mediaType;
    }

    long bytes() {
        return byteCount;
    }

    Set<String> criteria() {
        return Set.copyOf(criteria);
    }

    Instant addedAt() {
        return addedAt;
    }
}
