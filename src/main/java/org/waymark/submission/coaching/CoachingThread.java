package org.waymark.submission.coaching;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.Moment;
import org.waymark.submission.SubmissionId;

/** What an earner and one companion say to each other about a part of the work. */
@Entity
class CoachingThread {

    @EmbeddedId
    private ThreadId id;

    @Version
    private Integer version;

    @Embedded
    @EmbeddedColumnNaming("district_%s")
    private DistrictId district;

    @Embedded
    @EmbeddedColumnNaming("companion_%s")
    private CompanionId companion;

    @Embedded
    @EmbeddedColumnNaming("submission_%s")
    private SubmissionId submission;

    @Column
    @Enumerated(EnumType.STRING)
    private Part part;

    @Column
    private String partRef;

    @Column
    private String partTitle;

    @Column
    private @Nullable Integer secondAt;

    @Column
    private @Nullable Integer pageAt;

    @Column
    private Instant begunAt;

    @Column
    private @Nullable Instant doneAt;

    @OneToMany(mappedBy = "thread", cascade = CascadeType.ALL)
    @OrderBy("writtenAt, id")
    private List<CoachingComment> comments = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected CoachingThread() {}

    @SuppressWarnings("NullAway.Init")
    CoachingThread(ThreadId id, Companion companion, SubmissionId submission, Anchor anchor, Instant now) {
        this.id = id;
        this.district = companion.district();
        this.companion = companion.id();
        this.submission = submission;
        this.part = anchor.part();
        this.partRef = anchor.ref();
        this.partTitle = anchor.title();
        Moment moment = anchor.moment();
        this.secondAt = moment == null ? null : moment.second();
        this.pageAt = moment == null ? null : moment.page();
        this.begunAt = now;
    }

    /** What is said again opens it again; the same click twice says it once. */
    void say(PersonId author, String text, Instant now) {
        if (!comments.isEmpty()) {
            CoachingComment last = comments.get(comments.size() - 1);
            if (last.author().equals(author) && last.text().equals(text)) {
                return;
            }
        }
        comments.add(new CoachingComment(this, author, text, now));
        doneAt = null;
    }

    boolean beganWith(PersonId author, String text) {
        return comments.stream()
                .findFirst()
                .filter(first -> first.author().equals(author) && first.text().equals(text))
                .isPresent();
    }

    void isDone(boolean done, Instant now) {
        doneAt = done ? now : null;
    }

    ThreadId id() {
        return id;
    }

    DistrictId district() {
        return district;
    }

    CompanionId companion() {
        return companion;
    }

    SubmissionId submission() {
        return submission;
    }

    Anchor anchor() {
        return new Anchor(
                part, partRef, partTitle, secondAt == null && pageAt == null ? null : new Moment(secondAt, pageAt, ""));
    }

    boolean isDone() {
        return doneAt != null;
    }

    List<CoachingComment> comments() {
        return List.copyOf(comments);
    }
}
