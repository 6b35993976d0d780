package org.waymark.review;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** One reader's independent review: a draft until it is recorded, frozen from then on. */
@Entity
class Review {

    @EmbeddedId
    private ReviewId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private DoubleReview doubleReview;

    @Enumerated(EnumType.STRING)
    private ReviewSlot slot;

    @Embedded
    @EmbeddedColumnNaming("reader_%s")
    private @Nullable PersonId reader;

    @JdbcTypeCode(SqlTypes.JSON)
    private Ratings ratings;

    @Column
    private @Nullable Instant assignedAt;

    @Column
    private @Nullable Instant recordedAt;

    @Column
    private @Nullable Instant openedAt;

    @Column
    private int edition;

    @Column
    private @Nullable String notes;

    @Column
    private int minutes;

    @Column
    private @Nullable Instant minuteAt;

    @SuppressWarnings("NullAway.Init")
    protected Review() {}

    Review(DoubleReview doubleReview, DistrictId district, ReviewSlot slot) {
        this.id = ReviewId.fresh();
        this.doubleReview = doubleReview;
        this.district = district;
        this.slot = slot;
        this.ratings = Ratings.NONE;
    }

    ReviewId id() {
        return id;
    }

    DoubleReview doubleReview() {
        return doubleReview;
    }

    ReviewSlot slot() {
        return slot;
    }

    @Nullable
    PersonId reader() {
        return reader;
    }

    Ratings ratings() {
        return ratings;
    }

    /** Counts what was kept of the draft, so that an older window does not write over a newer one. */
    int edition() {
        return edition;
    }

    /** What the reader notes for nobody else. */
    String notes() {
        return notes == null ? "" : notes;
    }

    /** For how many whole minutes its page was looked at. */
    int minutes() {
        return minutes;
    }

    @Nullable
    Instant assignedAt() {
        return assignedAt;
    }

    @Nullable
    Instant recordedAt() {
        return recordedAt;
    }

    boolean isOpen() {
        return reader == null;
    }

    boolean isRecorded() {
        return recordedAt != null;
    }

    boolean isReadBy(PersonId person) {
        return person.equals(reader);
    }

    void assign(PersonId to, Instant at) {
        reader = to;
        assignedAt = at;
    }

    /** The reader looks at the work. */
    void open(Instant now) {
        if (!isOpened()) {
            openedAt = now;
        }
    }

    /** Whether the reader who has it has looked at it. */
    boolean isOpened() {
        return openedAt != null && assignedAt != null && !openedAt.isBefore(assignedAt);
    }

    boolean isBegun() {
        return openedAt != null || recordedAt != null;
    }

    /** Gives the slot back; the draft goes with the reader, and whoever comes next does not see that there was one. */
    void release() {
        reader = null;
        assignedAt = null;
        ratings = Ratings.NONE;
        notes = null;
        minutes = 0;
        minuteAt = null;
        edition = 0;
    }

    void draft(Ratings written) {
        if (!written.equals(ratings)) {
            ratings = written;
            edition++;
        }
    }

    void note(String written) {
        if (!written.equals(notes())) {
            notes = written.isBlank() ? null : written;
            edition++;
        }
    }

    void forgetNotes() {
        notes = null;
    }

    void unname(UnaryOperator<String> without) {
        ratings = ratings.with(without);
    }

    void freeze(Ratings sent, Instant at) {
        ratings = sent;
        recordedAt = at;
    }
}
