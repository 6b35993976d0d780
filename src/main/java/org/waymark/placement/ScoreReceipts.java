package org.waymark.placement;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.award.AwardCard;
import org.waymark.award.Awards;
import org.waymark.lti.LineItemUrl;
import org.waymark.lti.PlatformCopies;
import org.waymark.lti.ags.GradeAccess;
import org.waymark.lti.ags.NewLineItem;
import org.waymark.lti.ags.Score;
import org.waymark.people.DistrictId;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.Submissions;

/** The rows around the sending of a score: what to send, and what came of it. No call to an LMS is made here. */
@Service
@Transactional
class ScoreReceipts {

    static final int MAXIMUM = 100;
    static final String TAG = "waymark";
    private static final String ALREADY_NEWER = "409";

    private final ScorePublicationRepository publications;
    private final GradebookEntryRepository entries;
    private final PlacementRepository placements;
    private final Submissions submissions;
    private final Awards awards;
    private final PlatformCopies copies;
    private final MessageSource messages;
    private final Clock clock;

    ScoreReceipts(
            ScorePublicationRepository publications,
            GradebookEntryRepository entries,
            PlacementRepository placements,
            Submissions submissions,
            Awards awards,
            PlatformCopies copies,
            MessageSource messages,
            Clock clock) {
        this.publications = publications;
        this.entries = entries;
        this.placements = placements;
        this.submissions = submissions;
        this.awards = awards;
        this.copies = copies;
        this.messages = messages;
        this.clock = clock;
    }

    /** What is to be sent, unless it was sent, an award went first, or there is no way. */
    Optional<OutgoingScore> outgoing(ScoreDue due) {
        ScorePublication publication = queued(due).or(() -> takenUpAgain(due)).orElse(null);
        if (publication == null) {
            return Optional.empty();
        }
        GradebookEntry entry = entry(publication);
        if (publication.kind() == ScoreKind.SUBMITTED && entry.graded()) {
            publication.superseded();
            return Optional.empty();
        }
        Placement placement = placement(entry);
        if (!placement.reachesGradebook()) {
            publication.notPossible();
            return Optional.empty();
        }
        SubmissionCard submission = submissions.card(publication.submission(), publication.district());
        return Optional.of(new OutgoingScore(
                placement.access(),
                placement.lineItem(),
                placement.lineItems(),
                new NewLineItem(submission.title(), MAXIMUM, entry.definition().toString(), TAG, null),
                score(publication, entry, submission)));
    }

    /**
     * The award dated now, where the gradebook holds something newer than the decision, such as a grade typed by hand
     * while the LMS could not be reached; empty for what carries no points.
     */
    Optional<OutgoingScore> datedNow(ScoreDue due) {
        return queued(due)
                .filter(publication -> publication.kind() == ScoreKind.AWARDED)
                .flatMap(publication -> {
                    publication.dated(entry(publication).nextScoreAt(clock.instant()));
                    return outgoing(due);
                });
    }

    void sent(ScoreDue due, boolean alreadyNewer) {
        onQueued(due, publication -> publication.sent(alreadyNewer ? ALREADY_NEWER : null, clock.instant()));
    }

    void refused(ScoreDue due, String words) {
        onQueued(due, publication -> publication.refused(words));
    }

    void notPossible(ScoreDue due) {
        onQueued(due, ScorePublication::notPossible);
    }

    /** Puts a score aside for as long as its connection holds grades; whether it does so still. */
    boolean held(ScoreDue due) {
        return queued(due).map(this::putAside).orElse(true);
    }

    private boolean putAside(ScorePublication publication) {
        GradeAccess access = placement(entry(publication)).access();
        if (!copies.holdsGrades(access.registration(), access.deploymentId())) {
            return false;
        }
        publication.held();
        return true;
    }

    void delayed(ScoreDue due, String words) {
        onQueued(due, publication -> publication.delayed(words));
    }

    void givenUp(ScoreDue due, String why) {
        onQueued(due, publication -> publication.givenUp(why));
    }

    /** Whether this node may look for the column, or make it, now. */
    boolean claimColumn(ScoreDue due) {
        return queued(due)
                .map(publication -> placement(entry(publication)).claimColumn(clock.instant()))
                .orElse(false);
    }

    void columnFound(ScoreDue due, LineItemUrl url) {
        onQueued(due, publication -> placement(entry(publication)).columnFound(url));
    }

    void columnNotFound(ScoreDue due) {
        onQueued(due, publication -> placement(entry(publication)).columnNotFound());
    }

    private Score score(ScorePublication publication, GradebookEntry entry, SubmissionCard submission) {
        Instant submittedAt = submission.submittedAt() != null ? submission.submittedAt() : publication.queuedAt();
        Instant startedAt = notAfter(submittedAt, submission.startedAt());
        return switch (publication.kind()) {
            case SUBMITTED -> Score.submitted(entry.sub(), publication.scoreAt(), submittedAt, startedAt);
            case AWARDED ->
                Score.awarded(
                        entry.sub(),
                        publication.scoreAt(),
                        MAXIMUM,
                        comment(publication, entry, submission),
                        submittedAt,
                        startedAt);
        };
    }

    /** Plain text; a gradebook shows markup as it stands. */
    private String comment(ScorePublication publication, GradebookEntry entry, SubmissionCard submission) {
        Locale language = Locale.forLanguageTag(entry.language());
        Optional<AwardCard> award = awards.forSubmission(publication.submission(), publication.district());
        return award.map(card -> messages.getMessage(
                        "placement.comment.badge", new Object[] {submission.title(), card.url()}, language))
                .orElseGet(() ->
                        messages.getMessage("placement.comment.awarded", new Object[] {submission.title()}, language));
    }

    private static @Nullable Instant notAfter(Instant limit, @Nullable Instant moment) {
        return moment == null || moment.isAfter(limit) ? null : moment;
    }

    private void onQueued(ScoreDue due, Consumer<ScorePublication> change) {
        queued(due).ifPresent(change);
    }

    /** A score that another run has dealt with, or that a person took up meanwhile, is left alone. */
    private Optional<ScorePublication> queued(ScoreDue due) {
        return publications
                .findByIdAndDistrict(new ScorePublicationId(due.publication()), new DistrictId(due.district()))
                .filter(ScorePublication::queued);
    }

    /** The operator sent stopped work again: then what was given up is on its way again. */
    private Optional<ScorePublication> takenUpAgain(ScoreDue due) {
        Optional<ScorePublication> givenUp = publications
                .findByIdAndDistrict(new ScorePublicationId(due.publication()), new DistrictId(due.district()))
                .filter(publication -> publication.status() == PublicationStatus.GIVEN_UP);
        givenUp.ifPresent(publication ->
                publication.queueAgain(entry(publication).nextScoreAt(clock.instant()), clock.instant()));
        return givenUp;
    }

    private GradebookEntry entry(ScorePublication publication) {
        return entries.findByIdAndDistrict(publication.entry(), publication.district())
                .orElseThrow();
    }

    private Placement placement(GradebookEntry entry) {
        return placements
                .findByIdAndDistrict(entry.placement(), entry.district())
                .orElseThrow();
    }
}
