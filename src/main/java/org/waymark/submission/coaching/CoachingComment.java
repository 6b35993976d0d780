package org.waymark.submission.coaching;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** One thing that was said; part of its {@link CoachingThread}. */
@Entity
class CoachingComment {

    @Id
    private UUID id;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "thread_id")
    private CoachingThread thread;

    @Embedded
    @EmbeddedColumnNaming("author_%s")
    private PersonId author;

    @Column
    private String text;

    @Column
    private Instant writtenAt;

    @SuppressWarnings("NullAway.Init")
    protected CoachingComment() {}

    @SuppressWarnings("NullAway.Init")
    CoachingComment(CoachingThread thread, PersonId author, String text, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.district = thread.district();
        this.thread = thread;
        this.author = author;
        this.text = text;
        this.writtenAt = now;
    }

    void isSaid(String other) {
        text = other;
    }

    PersonId author() {
        return author;
    }

    String text() {
        return text;
    }

    Instant writtenAt() {
        return writtenAt;
    }
}
