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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.storage.FileState;
import org.waymark.storage.FileTypes;
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

    /** The file's fingerprint, or one of where the link leads: whoever brought the same is found by it. */
    @Column
    private @Nullable String fingerprint;

    @JdbcTypeCode(SqlTypes.JSON)
    private Set<String> criteria;

    @Column
    private @Nullable Instant consentGivenAt;

    @Column
    private @Nullable Boolean studentsIn;

    @Column(name = "consent_id")
    private @Nullable UUID consent;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable FileLooked looked;

    @Column
    private @Nullable Instant fileRemovedAt;

    @Column
    private @Nullable Instant withheldAt;

    @Embedded
    @EmbeddedColumnNaming("copied_from_%s")
    private @Nullable EvidenceId copiedFrom;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<Moment> moments;

    @Column
    private @Nullable String captions;

    @Column
    private boolean noSpeech;

    /** Counts the changes of a text, so that a page that was opened earlier cannot overwrite a later one unseen. */
    @Column
    private int edition = 1;

    @Column
    private Instant addedAt;

    /** Tells apart what was added in the same moment. */
    @Column
    private int place;

    @SuppressWarnings("NullAway.Init")
    protected EvidenceItem() {}

    @SuppressWarnings("NullAway.Init")
    EvidenceItem(Submission submission, DistrictId district, NewEvidence given, int place, Instant now) {
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
        this.fingerprint = fingerprint();
        this.criteria = new LinkedHashSet<>(given.criteria());
        this.consentGivenAt = given.consent() ? now : null;
        this.addedAt = now;
        this.place = place;
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
        this.fingerprint = before.fingerprint;
        this.criteria = new LinkedHashSet<>(before.criteria);
        this.consentGivenAt = before.consentGivenAt;
        this.moments = before.moments;
        this.captions = before.captions;
        this.noSpeech = before.noSpeech;
        this.studentsIn = before.studentsIn;
        this.consent = before.consent;
        this.looked = before.looked;
        this.fileRemovedAt = before.fileRemovedAt;
        this.withheldAt = before.withheldAt;
        this.copiedFrom = before.id;
        this.addedAt = before.addedAt;
        this.place = before.place;
    }

    /** The same artifact for something else: what it shows is shared, what it serves is told anew. */
    @SuppressWarnings("NullAway.Init")
    EvidenceItem(
            Submission here, EvidenceItem brought, String requirement, Set<String> criteria, int place, Instant now) {
        this(here, brought);
        this.place = place;
        this.requirement = requirement;
        this.criteria = new LinkedHashSet<>(criteria);
        this.consentGivenAt = null;
        this.copiedFrom = null;
        this.addedAt = now;
    }

    void rewrite(NewEvidence given) {
        title = given.title();
        text = given.text();
        fingerprint = fingerprint();
        criteria = new LinkedHashSet<>(given.criteria());
        edition++;
    }

    private @Nullable String fingerprint() {
        return kind == EvidenceKind.LINK && text != null ? SharedEvidence.fingerprint(text) : sha256;
    }

    void point(List<Moment> to) {
        moments = List.copyOf(to);
    }

    void caption(@Nullable String words, boolean none) {
        captions = words;
        noSpeech = none;
    }

    /** Whether students are seen or heard in it, and the record of consent that covers them. */
    void students(boolean in, @Nullable UUID record) {
        studentsIn = in;
        consent = in ? record : null;
        withheldAt = null;
    }

    /** The earner calls it something else, as its file. */
    void rename(String other) {
        title = other;
        fileName = fileName == null ? null : other;
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
        fingerprint = sha256;
        storageKey = null;
        fileName = null;
        moments = null;
        captions = null;
        looked = null;
    }

    /** Whether there is anything of the earner's in it. */
    boolean saysSomething() {
        return !title.isEmpty() || hasContent();
    }

    /** Whether there is something to read, open or play: not once its words or its file are gone. */
    boolean hasContent() {
        return text != null || storageKey != null;
    }

    /**
     * Of what is handed in nobody is asked any more.
     *
     * @param inForce the records of consent that count today
     */
    boolean lacksConsent(Set<UUID> inForce) {
        return submission.status().open()
                && hasContent()
                && asksWhoIsIn()
                && consentGivenAt == null
                && (studentsIn == null || studentsIn && (consent == null || !inForce.contains(consent)));
    }

    /** Students are seen or heard in a picture or a recording, or behind a link, whatever it is brought for. */
    boolean asksWhoIsIn() {
        return kind == EvidenceKind.LINK || mediaType != null && FileTypes.showsPeople(mediaType);
    }

    @Nullable
    Boolean studentsIn() {
        return studentsIn;
    }

    @Nullable
    UUID consent() {
        return consent;
    }

    @Nullable
    FileLooked looked() {
        return looked;
    }

    /** When its recording was deleted because its time was over; null while it is there. */
    @Nullable
    Instant fileRemovedAt() {
        return fileRemovedAt;
    }

    /** Whether others find nothing in its place: its file was deleted, or the consent that it rests on was taken back. */
    boolean gone() {
        return withheldAt != null || kind == EvidenceKind.FILE && storageKey == null;
    }

    /** Whether this is what was given: the same words, link or bytes for the same requirement. */
    boolean holds(NewEvidence given) {
        StoredFile file = given.file();
        return requirement.equals(given.requirement())
                && kind == given.kind()
                && Objects.equals(text, given.text())
                && Objects.equals(sha256, file == null ? null : file.sha256());
    }

    /** Whether it shows the same: one file, or the same words or link. */
    boolean shows(EvidenceItem other) {
        return kind == other.kind && Objects.equals(storageKey, other.storageKey) && Objects.equals(text, other.text);
    }

    /** How many of its pages can be shown in a page of ours, from the first on. */
    int pages() {
        boolean drawn = mediaType != null && DrawnPage.of(mediaType) && byteCount <= Thumbnail.LARGEST;
        if (!drawn || looked != null && !looked.readable()) {
            return 0;
        }
        Integer all = looked == null ? null : looked.pages();
        return all == null ? 1 : Math.min(all, DrawnPage.MOST);
    }

    /** VIDEO or AUDIO for what a page plays; empty otherwise. */
    String playing() {
        String type = mediaType == null ? "" : mediaType;
        return FileTypes.video(type) ? "VIDEO" : FileTypes.audio(type) ? "AUDIO" : "";
    }

    /** Whether places in it are times; behind a link there may be a recording. */
    boolean timed() {
        return kind == EvidenceKind.LINK || !playing().isEmpty();
    }

    /** Whether these words are captions with their times (WebVTT, 4.1). */
    static boolean isVtt(String words) {
        return words.startsWith("WEBVTT");
    }

    List<Moment> moments() {
        return moments == null ? List.of() : List.copyOf(moments);
    }

    @Nullable
    String captions() {
        return captions;
    }

    boolean noSpeech() {
        return noSpeech;
    }

    int edition() {
        return edition;
    }

    boolean copied() {
        return copiedFrom != null;
    }

    /** Whether it came from there, and nothing of what readers see in it was changed since. */
    boolean isStill(EvidenceItem before) {
        return before.id.equals(copiedFrom)
                && Objects.equals(text, before.text)
                && Objects.equals(sha256, before.sha256)
                && moments().equals(before.moments())
                && Objects.equals(captions, before.captions)
                && noSpeech == before.noSpeech;
    }

    int place() {
        return place;
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

    @Nullable
    String sha256() {
        return sha256;
    }

    long bytes() {
        return byteCount;
    }

    /** What is known of its file; null for a text or a link. What nobody knows anything of is not shown. */
    @Nullable
    FileState state(Map<String, FileState> states) {
        return storageKey == null ? null : states.getOrDefault(storageKey, FileState.UNCHECKED);
    }

    Set<String> criteria() {
        return Set.copyOf(criteria);
    }

    Instant addedAt() {
        return addedAt;
    }
}
