package org.waymark.placement;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Comparator;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.LineItemUrl;
import org.waymark.people.DistrictId;
import org.waymark.submission.SubmissionId;

/** The receipt of one score for one gradebook entry: what was told, when, and what the LMS answered. */
@Entity
class ScorePublication {

    /** By their ids, which are of time: the other moments change when one is sent again. */
    static final Comparator<ScorePublication> FIRST_MADE_FIRST =
            Comparator.comparing(publication -> publication.id().id());

    private static final int LONGEST_ANSWER = 2000;

    @EmbeddedId
    private ScorePublicationId id;

    @Version
    private int version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("entry_%s")
    private GradebookEntryId entry;

    @Embedded
    @EmbeddedColumnNaming("submission_%s")
    private SubmissionId submission;

    @Enumerated(EnumType.STRING)
    private ScoreKind kind;

    @Enumerated(EnumType.STRING)
    private PublicationStatus status;

    /** The entry's round in which it was told. */
    @Column
    private int round;

    @Column
    private int attempts;

    @Column
    private Instant scoreAt;

    @Column
    private @Nullable String answer;

    /** The address of the column to which it last left. */
    @Column
    private @Nullable String lineItem;

    @Column
    private Instant queuedAt;

    @Column
    private @Nullable Instant sentAt;

    /** When it last left under its present time, whatever came of that. */
    @Column
    private @Nullable Instant triedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Refusal refusal;

    @Enumerated(EnumType.STRING)
    private @Nullable ReadState readState;

    @Column
    private @Nullable String readScore;

    @Column
    private @Nullable String readMaximum;

    @Column
    private @Nullable Instant readAt;

    @SuppressWarnings("NullAway.Init")
    protected ScorePublication() {}

    ScorePublication(GradebookEntry entry, SubmissionId submission, ScoreKind kind, Instant scoreAt, Instant queuedAt) {
        this.id = ScorePublicationId.fresh();
        this.district = entry.district();
        this.entry = entry.id();
        this.round = entry.round();
        this.submission = submission;
        this.kind = kind;
        this.status = PublicationStatus.QUEUED;
        this.scoreAt = scoreAt;
        this.queuedAt = queuedAt;
    }

    /**
     * It is about to leave, which is written down before it does: a process killed from here on leaves a row that says
     * so, and under which time.
     */
    void leaves(LineItemUrl column, Instant dated, Instant now) {
        lineItem = column.toString();
        scoreAt = dated;
        triedAt = now;
        attempts++;
    }

    boolean hasLeft() {
        return triedAt != null;
    }

    /** Whether the LMS may hold it, as far as we know. */
    boolean mayHaveArrived() {
        return sentAt != null || attempts > 0 && status != PublicationStatus.REFUSED;
    }

    /** The LMS took it, or holds something newer, which the note says. */
    void sent(@Nullable String note, Instant at) {
        become(PublicationStatus.SENT);
        answer = cut(note);
        sentAt = at;
    }

    void refused(Refusal why, String words) {
        become(PublicationStatus.REFUSED);
        refusal = why;
        answer = cut(words);
    }

    /** It waits until somebody has looked at the connection. */
    void held() {
        become(PublicationStatus.HELD);
        answer = null;
    }

    void notPossible() {
        become(PublicationStatus.NOT_POSSIBLE);
        answer = null;
    }

    /** It could not be told now; it stays on its way. */
    void delayed(String words) {
        answer = cut(words);
    }

    /** What the LMS said last is kept; our own words stand where it said nothing. */
    void givenUp(String words) {
        become(PublicationStatus.GIVEN_UP);
        answer = answer == null ? cut(words) : answer;
    }

    void superseded() {
        become(PublicationStatus.SUPERSEDED);
    }

    /** A person wants it sent again, or what stood in its way is gone. */
    void queueAgain(Instant now) {
        become(PublicationStatus.QUEUED);
        dated(now);
        queuedAt = now;
        attempts = 0;
        refusal = null;
        readState = null;
        readScore = null;
        readMaximum = null;
        readAt = null;
    }

    /** It goes under a later time: the LMS holds something newer. */
    void dated(Instant now) {
        scoreAt = now;
        triedAt = null;
    }

    /** What the gradebook held when it was read. */
    void read(ReadState state, @Nullable String score, @Nullable String maximum, Instant at) {
        readState = state;
        readScore = score;
        readMaximum = maximum;
        readAt = at;
    }

    private void become(PublicationStatus next) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("Score publication " + id + " is " + status + ", not to be " + next);
        }
        status = next;
    }

    boolean queued() {
        return status == PublicationStatus.QUEUED;
    }

    ScorePublicationId id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    GradebookEntryId entry() {
        return entry;
    }

    SubmissionId submission() {
        return submission;
    }

    ScoreKind kind() {
        return kind;
    }

    int round() {
        return round;
    }

    PublicationStatus status() {
        return status;
    }

    int attempts() {
        return attempts;
    }

    Instant scoreAt() {
        return scoreAt;
    }

    @Nullable
    String lineItem() {
        return lineItem;
    }

    @Nullable
    String answer() {
        return answer;
    }

    Instant queuedAt() {
        return queuedAt;
    }

    @Nullable
    Instant sentAt() {
        return sentAt;
    }

    @Nullable
    Refusal refusal() {
        return refusal;
    }

    @Nullable
    ReadState readState() {
        return readState;
    }

    @Nullable
    String readScore() {
        return readScore;
    }

    @Nullable
    String readMaximum() {
        return readMaximum;
    }

    @Nullable
    Instant readAt() {
        return readAt;
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST_ANSWER ? text : text.substring(0, LONGEST_ANSWER);
    }
}
