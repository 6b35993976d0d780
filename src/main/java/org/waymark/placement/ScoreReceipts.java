package org.waymark.placement;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.award.AwardCard;
import org.waymark.award.Awards;
import org.waymark.jobs.GaveUp;
import org.waymark.jobs.TryLater;
import org.waymark.lti.LineItemUrl;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformCopies;
import org.waymark.lti.PlatformFamily;
import org.waymark.lti.PlatformRegistration;
import org.waymark.lti.ags.CanvasSubmission;
import org.waymark.lti.ags.GradeAccess;
import org.waymark.lti.ags.NewLineItem;
import org.waymark.lti.ags.Result;
import org.waymark.lti.ags.Score;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.settings.WaymarkSettings;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.Submissions;

/** The rows around the sending of a score: what to send, and what came of it. No call to an LMS is made here. */
@Service
@Transactional
class ScoreReceipts {

    static final int MAXIMUM = 100;
    static final String TAG = "waymark";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(MAXIMUM);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
    private static final String ALREADY_NEWER = "409";
    private static final Duration WHILE_A_COLUMN_IS_MADE = Duration.ofSeconds(10);
    private static final Duration WHILE_ANOTHER_GOES = Duration.ofSeconds(2);

    private final ScorePublicationRepository publications;
    private final GradebookEntryRepository entries;
    private final GradebookCellRepository cells;
    private final PlacementRepository placements;
    private final Submissions submissions;
    private final Awards awards;
    private final LtiRegistrations registrations;
    private final PlatformCopies copies;
    private final MessageSource messages;
    private final Notices notices;
    private final WaymarkSettings settings;
    private final ScoreSettings patience;
    private final Clock clock;

    ScoreReceipts(
            ScorePublicationRepository publications,
            GradebookEntryRepository entries,
            GradebookCellRepository cells,
            PlacementRepository placements,
            Submissions submissions,
            Awards awards,
            LtiRegistrations registrations,
            PlatformCopies copies,
            MessageSource messages,
            Notices notices,
            WaymarkSettings settings,
            ScoreSettings patience,
            Clock clock) {
        this.publications = publications;
        this.entries = entries;
        this.cells = cells;
        this.placements = placements;
        this.submissions = submissions;
        this.awards = awards;
        this.registrations = registrations;
        this.copies = copies;
        this.messages = messages;
        this.notices = notices;
        this.settings = settings;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * What to do now, unless the score was sent, something later went first, or there is no way. What is answered as
     * outgoing is written down as having left before it leaves.
     *
     * @throws TryLater while the column is made, or another score goes to the same cell or has to go first
     * @throws GaveUp when that has lasted for so long that people have to be told
     */
    Optional<NextStep> next(ScoreDue due) {
        ScorePublication publication = queued(due).or(() -> takenUpAgain(due)).orElse(null);
        if (publication == null) {
            return Optional.empty();
        }
        GradebookEntry entry = entry(publication);
        if (isOvertaken(publication, entry)) {
            publication.superseded();
            return Optional.empty();
        }
        Placement placement = placement(entry);
        if (!placement.reachesGradebook()) {
            publication.notPossible();
            return Optional.empty();
        }
        if (publication.kind() == ScoreKind.SUBMITTED && waitsForWithdrawal(publication)) {
            return Optional.empty();
        }
        LineItemUrl lineItem = placement.lineItem();
        return lineItem == null
                ? Optional.of(search(publication, entry, placement))
                : outgoing(publication, entry, placement.access(), lineItem);
    }

    /** Its grade is taken back before anything without points is told: the other way round one would wipe the other. */
    private boolean waitsForWithdrawal(ScorePublication publication) {
        List<ScorePublication> before =
                ofRound(publication).filter(other -> other.kind().undoes()).toList();
        Optional<ScorePublication> first =
                before.stream().filter(ScorePublication::queued).findFirst();
        if (first.isPresent()) {
            // Where that one waits for the LMS, this one has no reason to ask every other second.
            boolean waits = first.get().attempts() > 0 || first.get().answer() != null;
            throw inTurn(publication, "A grade is withdrawn first", waits ? null : WHILE_ANOTHER_GOES);
        }
        if (before.stream().anyMatch(other -> other.status() == PublicationStatus.HELD)) {
            publication.held();
            return true;
        }
        return false;
    }

    private Stream<ScorePublication> ofRound(ScorePublication publication) {
        return publications.findByEntryAndDistrict(publication.entry(), publication.district()).stream()
                .filter(other -> other.round() == publication.round());
    }

    /** Waiting for others ends, too. */
    private RuntimeException inTurn(ScorePublication publication, String why, @Nullable Duration wait) {
        if (isTooLate(publication)) {
            return new GaveUp(why);
        }
        return wait == null ? new TryLater(why) : TryLater.inTurn(why, wait);
    }

    private boolean isTooLate(ScorePublication publication) {
        return !publication.queuedAt().plus(patience.giveUpAfter()).isAfter(clock.instant());
    }

    /** Dates the score anew, where the gradebook holds something newer than the decision; then it can go once more. */
    void datedNow(ScoreDue due) {
        onQueued(due, publication -> publication.dated(clock.instant()));
    }

    void sent(ScoreDue due, GradebookCellId cell, boolean alreadyNewer) {
        released(due, cell);
        onQueued(due, publication -> publication.sent(alreadyNewer ? ALREADY_NEWER : null, clock.instant()));
    }

    void refused(ScoreDue due, @Nullable GradebookCellId cell, Refusal why, String words) {
        released(due, cell);
        onQueued(due, publication -> {
            publication.refused(why, words);
            tell(publication);
        });
    }

    void notPossible(ScoreDue due, @Nullable GradebookCellId cell) {
        released(due, cell);
        onQueued(due, ScorePublication::notPossible);
    }

    /** Puts a score aside for as long as its connection holds grades; whether it does so still. */
    boolean held(ScoreDue due, @Nullable GradebookCellId cell) {
        released(due, cell);
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

    /** Whether it has been tried for so long that people have to be told. */
    boolean delayed(ScoreDue due, @Nullable GradebookCellId cell, String words) {
        released(due, cell);
        onQueued(due, publication -> publication.delayed(words));
        return queued(due).filter(this::isTooLate).isPresent();
    }

    void givenUp(ScoreDue due, String why) {
        onQueued(due, publication -> {
            publication.givenUp(why);
            tell(publication);
        });
    }

    /** The earner can send it again, or show the badge instead; whoever answers for the LMS sees it among the grades. */
    private void tell(ScorePublication publication) {
        if (publication.kind() == ScoreKind.AWARDED) {
            SubmissionCard work = submissions.card(publication.submission(), publication.district());
            notices.send(new Notice(
                    publication.district().id(),
                    work.earner().id(),
                    "grade-not-sent",
                    List.of(work.title()),
                    "/submissions/" + work.id()));
        }
    }

    void columnFound(ScoreDue due, LineItemUrl url) {
        onQueued(due, publication -> placement(entry(publication)).columnFound(url));
    }

    void columnNotFound(ScoreDue due) {
        onQueued(due, publication -> placement(entry(publication)).columnNotFound());
    }

    /** Where to read what the gradebook holds of a score that was sent; empty where the LMS lets nobody read. */
    @Transactional(readOnly = true)
    public Optional<SentScore> toRead(ScoreDue due) {
        return find(due)
                .filter(publication -> publication.status() == PublicationStatus.SENT)
                .flatMap(publication -> {
                    GradebookEntry entry = entry(publication);
                    Placement placement = placement(entry);
                    LineItemUrl lineItem = placement.lineItem();
                    return lineItem != null && placement.access().offers(GradeAccess.RESULT_READ_ONLY)
                            ? Optional.of(new SentScore(placement.access(), lineItem, entry.sub()))
                            : Optional.empty();
                });
    }

    /** What the gradebook holds, beside what it was told. */
    void read(ScoreDue due, @Nullable Result result) {
        find(due)
                .filter(publication -> publication.status() == PublicationStatus.SENT)
                .ifPresent(publication -> publication.read(
                        state(publication.kind(), result),
                        result == null ? null : shown(result.resultScore()),
                        result == null ? null : shown(result.resultMaximum()),
                        clock.instant()));
    }

    void unreadable(ScoreDue due) {
        find(due)
                .filter(publication -> publication.status() == PublicationStatus.SENT)
                .ifPresent(publication -> publication.read(ReadState.UNREADABLE, null, null, clock.instant()));
    }

    static ReadState state(ScoreKind kind, @Nullable Result result) {
        BigDecimal score = result == null ? null : result.resultScore();
        if (score == null) {
            return kind == ScoreKind.AWARDED ? ReadState.NONE : ReadState.SAME;
        }
        return kind == ScoreKind.AWARDED
                        && isWhole(score, Objects.requireNonNull(result).resultMaximum())
                ? ReadState.SAME
                : ReadState.OTHER;
    }

    /** Platforms scale to the column's maximum and keep a few decimals (AGS 2.0, 3.3.4: without a maximum it is 1). */
    private static boolean isWhole(BigDecimal score, @Nullable BigDecimal maximum) {
        BigDecimal whole = maximum != null ? maximum : score.compareTo(BigDecimal.ONE) <= 0 ? BigDecimal.ONE : HUNDRED;
        return isReasonable(score)
                && isReasonable(whole)
                && whole.subtract(score).abs().compareTo(whole.movePointLeft(4).abs()) <= 0;
    }

    /** 1e999999999 is a number in JSON, and takes a gigabyte to write down. */
    private static boolean isReasonable(BigDecimal number) {
        return number.abs().compareTo(BILLION) < 0 && number.scale() < 30;
    }

    private static @Nullable String shown(@Nullable BigDecimal number) {
        if (number == null) {
            return null;
        }
        String text = isReasonable(number) ? number.stripTrailingZeros().toPlainString() : number.toString();
        return text.length() <= 40 ? text : text.substring(0, 39) + "…";
    }

    private ColumnSearch search(ScorePublication publication, GradebookEntry entry, Placement placement) {
        if (!placement.claimColumn(clock.instant())) {
            throw inTurn(publication, "The gradebook column is being made", WHILE_A_COLUMN_IS_MADE);
        }
        SubmissionCard submission = submissions.card(publication.submission(), publication.district());
        return new ColumnSearch(
                placement.access(),
                Objects.requireNonNull(placement.lineItems()),
                new NewLineItem(
                        submission.title(), MAXIMUM, entry.definition().toString(), TAG, placement.resourceLinkId()));
    }

    private Optional<NextStep> outgoing(
            ScorePublication publication, GradebookEntry entry, GradeAccess access, LineItemUrl lineItem) {
        PlatformRegistration platform =
                registrations.find(access.registration()).orElseThrow();
        GradebookCell cell = cell(platform, lineItem, entry);
        if (publication.kind() == ScoreKind.SUBMITTED && cell.graded()) {
            if (formerGradeIsToGo(entry)) {
                throw new TryLater("The grade of another micro-credential goes first", WHILE_ANOTHER_GOES);
            }
            publication.superseded();
            return Optional.empty();
        }
        if (!cell.claim(publication.id(), clock.instant())) {
            throw inTurn(publication, "Another score goes to the same cell", WHILE_ANOTHER_GOES);
        }
        boolean mayHaveArrived = publication.hasLeft() && cell.wasLast(publication.id());
        Instant dated = mayHaveArrived
                ? publication.scoreAt()
                : cell.date(publication.id(), publication.kind(), publication.scoreAt());
        publication.leaves(lineItem, dated, clock.instant());
        Score score = score(publication, entry, platform);
        return Optional.of(new OutgoingScore(access, lineItem, score, publication.kind(), cell.id(), mayHaveArrived));
    }

    /** Whether the grade of what the column stood for before is still to be taken back. */
    private boolean formerGradeIsToGo(GradebookEntry entry) {
        return publications.findByEntryAndDistrict(entry.id(), entry.district()).stream()
                .anyMatch(other -> other.kind().undoes() && other.round() == entry.round() && other.queued());
    }

    private GradebookCell cell(PlatformRegistration platform, LineItemUrl lineItem, GradebookEntry entry) {
        String hash = GradebookCell.hash(lineItem);
        return cells.findForChange(platform.id(), hash, entry.sub(), entry.district())
                .orElseGet(() -> {
                    cells.insertIfAbsent(
                            GradebookCellId.fresh().id(), entry.district(), platform.id(), hash, entry.sub());
                    return cells.findForChange(platform.id(), hash, entry.sub(), entry.district())
                            .orElseThrow();
                });
    }

    /** What came later in our own house makes it untrue, or would be wiped by it; or the column stands for something else. */
    private boolean isOvertaken(ScorePublication publication, GradebookEntry entry) {
        if (publication.round() != entry.round()) {
            return true;
        }
        return switch (publication.kind()) {
            case SUBMITTED -> entry.graded() || isFollowed(publication);
            case WITHDRAWN, TAKEN_BACK -> entry.graded();
            case AWARDED ->
                awards.isRevoked(publication.submission(), publication.district())
                        || publications.existsByEntryAndSubmissionAndKindAndRoundAndDistrict(
                                entry.id(),
                                publication.submission(),
                                ScoreKind.WITHDRAWN,
                                entry.round(),
                                entry.district());
        };
    }

    /** The grade that this one led to was withdrawn. */
    private boolean isFollowed(ScorePublication publication) {
        return ofRound(publication)
                .filter(other -> other.kind().undoes())
                .anyMatch(other -> ScorePublication.FIRST_MADE_FIRST.compare(other, publication) > 0);
    }

    private Score score(ScorePublication publication, GradebookEntry entry, PlatformRegistration platform) {
        SubmissionCard submission = submissions.card(publication.submission(), publication.district());
        Instant submittedAt = submission.submittedAt() != null ? submission.submittedAt() : publication.queuedAt();
        Instant startedAt = notAfter(submittedAt, submission.startedAt());
        String comment = comment(publication, entry, submission);
        Score score = switch (publication.kind()) {
            case SUBMITTED -> Score.submitted(entry.sub(), publication.scoreAt(), comment, submittedAt, startedAt);
            case AWARDED -> Score.awarded(entry.sub(), publication.scoreAt(), MAXIMUM, comment, submittedAt, startedAt);
            case WITHDRAWN, TAKEN_BACK -> Score.withdrawn(entry.sub(), publication.scoreAt(), comment);
        };
        return isCanvas(platform) ? score.with(canvas(publication.kind(), submittedAt)) : score;
    }

    /** Only work that was handed in is an attempt in Canvas; the decision is none, and gives way to a person's grade. */
    private CanvasSubmission canvas(ScoreKind kind, Instant submittedAt) {
        boolean attempt = kind == ScoreKind.SUBMITTED;
        return new CanvasSubmission(attempt, attempt ? settings.url("/lti/launch") : null, submittedAt, !kind.undoes());
    }

    /** A Canvas of a school's own has its issuer too, and may not have said what it is. */
    private static boolean isCanvas(PlatformRegistration platform) {
        return PlatformFamily.of(platform.product()) == PlatformFamily.CANVAS
                || platform.issuer().matches("https://canvas(\\.[a-z]+)?\\.instructure\\.com");
    }

    /** Plain text; a gradebook shows markup as it stands. Always sent: without one Moodle deletes what stood there. */
    private String comment(ScorePublication publication, GradebookEntry entry, SubmissionCard submission) {
        Locale language = Locale.forLanguageTag(entry.language());
        return switch (publication.kind()) {
            case SUBMITTED -> said("placement.comment.submitted", language, submission.title());
            case TAKEN_BACK -> said("placement.comment.taken-back", language, submission.title());
            case WITHDRAWN ->
                said(
                        submission.definition().equals(entry.definition())
                                ? "placement.comment.withdrawn"
                                : "placement.comment.relinked",
                        language,
                        submission.title());
            case AWARDED -> {
                Optional<AwardCard> award = awards.forSubmission(publication.submission(), publication.district());
                yield award.map(card -> said("placement.comment.badge", language, submission.title(), card.url()))
                        .orElseGet(() -> said("placement.comment.awarded", language, submission.title()));
            }
        };
    }

    private String said(String key, Locale language, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }

    private static @Nullable Instant notAfter(Instant limit, @Nullable Instant moment) {
        return moment == null || moment.isAfter(limit) ? null : moment;
    }

    private void released(ScoreDue due, @Nullable GradebookCellId cell) {
        if (cell != null) {
            cells.findForChange(cell, new DistrictId(due.district()))
                    .ifPresent(claimed -> claimed.release(new ScorePublicationId(due.publication())));
        }
    }

    private void onQueued(ScoreDue due, Consumer<ScorePublication> change) {
        queued(due).ifPresent(change);
    }

    /** A score that another run has dealt with, or that a person took up meanwhile, is left alone. */
    private Optional<ScorePublication> queued(ScoreDue due) {
        return find(due).filter(ScorePublication::queued);
    }

    private Optional<ScorePublication> find(ScoreDue due) {
        return publications.findByIdAndDistrict(
                new ScorePublicationId(due.publication()), new DistrictId(due.district()));
    }

    /** The operator sent stopped work again: then what was given up is on its way again. */
    private Optional<ScorePublication> takenUpAgain(ScoreDue due) {
        Optional<ScorePublication> givenUp =
                find(due).filter(publication -> publication.status() == PublicationStatus.GIVEN_UP);
        givenUp.ifPresent(publication -> publication.queueAgain(clock.instant()));
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
