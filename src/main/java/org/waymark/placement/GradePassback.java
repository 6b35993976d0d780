package org.waymark.placement;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.award.AwardRevoked;
import org.waymark.award.Awards;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NamedDefinition;
import org.waymark.jobs.DueJobs;
import org.waymark.lti.GradesReleased;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.earners.Minors;
import org.waymark.review.DecisionMade;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionSubmitted;
import org.waymark.submission.SubmissionWithdrawn;
import org.waymark.submission.Submissions;

/** Decides what the gradebooks of an earner's courses are told, and keeps the receipts. */
@Service
@Transactional
class GradePassback {

    private static final int PAGE = 50;

    private final GradebookEntryRepository entries;
    private final ScorePublicationRepository publications;
    private final PlacementRepository placements;
    private final ScorePublisher publisher;
    private final ReadBacks readBacks;
    private final DueJobs jobs;
    private final AuditLog audit;
    private final Minors minors;
    private final Definitions definitions;
    private final Submissions submissions;
    private final Awards awards;
    private final ScoreSettings settings;
    private final Clock clock;

    GradePassback(
            GradebookEntryRepository entries,
            ScorePublicationRepository publications,
            PlacementRepository placements,
            ScorePublisher publisher,
            ReadBacks readBacks,
            DueJobs jobs,
            AuditLog audit,
            Minors minors,
            Definitions definitions,
            Submissions submissions,
            Awards awards,
            ScoreSettings settings,
            Clock clock) {
        this.entries = entries;
        this.publications = publications;
        this.placements = placements;
        this.publisher = publisher;
        this.readBacks = readBacks;
        this.jobs = jobs;
        this.audit = audit;
        this.minors = minors;
        this.definitions = definitions;
        this.submissions = submissions;
        this.awards = awards;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void on(SubmissionSubmitted event) {
        for (GradebookEntry entry :
                entries.findByPersonAndDefinitionAndDistrict(event.earner(), event.definition(), event.district())) {
            queue(entry, event.submission(), ScoreKind.SUBMITTED, event.at());
        }
    }

    /**
     * What was told of handing in is taken back; what was not told yet goes no more. Where an earlier attempt was decided it
     * stays: taken back so late, it would tell of a not-yet.
     */
    @EventListener
    void on(SubmissionWithdrawn event) {
        if (submissions
                .lastDecided(event.definition(), event.earner(), event.district())
                .isPresent()) {
            return;
        }
        for (GradebookEntry entry :
                entries.findByPersonAndDefinitionAndDistrict(event.earner(), event.definition(), event.district())) {
            ScorePublication handedIn = entry.graded() ? null : toldHandedIn(entry);
            if (handedIn != null) {
                supersede(entry);
                entry.takenBack();
                if (handedIn.mayHaveArrived()) {
                    queue(entry, event.submission(), ScoreKind.TAKEN_BACK, event.at());
                }
            }
        }
    }

    /** A not-yet sends nothing: on the wire the work stays handed in. */
    @EventListener
    void on(DecisionMade event) {
        if (event.outcome() != Outcome.AWARDED) {
            return;
        }
        for (GradebookEntry entry :
                entries.findByPersonAndDefinitionAndDistrict(event.earner(), event.definition(), event.district())) {
            queue(entry, event.submission(), ScoreKind.AWARDED, event.at());
        }
    }

    /** Whether they may go now, the publisher asks; what may not is held again. */
    @EventListener
    void on(GradesReleased event) {
        publications
                .findHeld(event.registration(), event.deploymentId(), new DistrictId(event.tenant()))
                .forEach(this::queueAgain);
    }

    /** Tells a gradebook that joined late what the others were told. */
    void catchUp(GradebookEntry entry, @Nullable SubmissionCard latest) {
        if (latest == null) {
            return;
        }
        // Whoever earns it anew keeps the grade of the award that stands.
        Optional<SubmissionId> awarded = awards.standing(latest.definition(), latest.earner(), entry.district());
        if (awarded.isPresent()) {
            queue(entry, awarded.get(), ScoreKind.AWARDED, clock.instant());
        } else if (latest.isWithReaders()) {
            queue(entry, latest.id(), ScoreKind.SUBMITTED, clock.instant());
        }
    }

    /** A link stands for another micro-credential: every learner's line in its column does from now on. */
    void columnsFollow(PlacementId placement, DefinitionId now, DistrictId district) {
        for (GradebookEntry entry : entries.findByPlacementAndDistrict(placement, district)) {
            if (!entry.standsFor(now)) {
                columnFollows(
                        entry,
                        now,
                        submissions.latest(now, entry.person(), district).orElse(null));
            }
        }
    }

    /** A link stands for nothing: what was told in its column is withdrawn, and nothing more is told there. */
    void columnsStandForNothing(PlacementId placement, DistrictId district) {
        for (GradebookEntry entry : entries.findByPlacementAndDistrict(placement, district)) {
            if (!entry.standsForNothing()) {
                beginAnew(entry, entry::standForNothing);
            }
        }
    }

    /**
     * The award is no more, and with it the grade in each gradebook that was told, or was to be told. What was earned anew, or
     * handed in to earn it anew, is told instead.
     */
    @EventListener
    void on(AwardRevoked event) {
        for (GradebookEntry entry :
                entries.findByPersonAndDefinitionAndDistrict(event.earner(), event.definition(), event.district())) {
            if (publications.existsByEntryAndSubmissionAndKindAndRoundAndDistrict(
                    entry.id(), event.submission(), ScoreKind.AWARDED, entry.round(), event.district())) {
                entry.gradeWithdrawn();
                queue(entry, event.submission(), ScoreKind.WITHDRAWN, event.at());
                catchUp(
                        entry,
                        submissions
                                .latest(event.definition(), event.earner(), event.district())
                                .orElse(null));
            }
        }
    }

    /**
     * One learner's line follows: what was on its way for the former goes no more, and what is known of the present one is
     * told, whatever was told in an earlier round. A grade for the former is taken back first: it says nothing of the
     * present one, and would stand in the way of its news.
     */
    void columnFollows(GradebookEntry entry, DefinitionId now, @Nullable SubmissionCard latest) {
        beginAnew(entry, () -> entry.follow(now));
        catchUp(entry, latest);
    }

    /** One learner's line tells of nothing any more; what it told is taken back. */
    void standForNothing(GradebookEntry entry) {
        beginAnew(entry, entry::standForNothing);
    }

    private void beginAnew(GradebookEntry entry, Runnable round) {
        Optional<SubmissionId> graded = mayStandGraded(entry);
        supersede(entry);
        round.run();
        graded.ifPresent(submission -> queue(entry, submission, ScoreKind.WITHDRAWN, clock.instant()));
    }

    /** The award whose grade may stand in the gradebook, as far as this round knows. */
    private Optional<SubmissionId> mayStandGraded(GradebookEntry entry) {
        List<ScorePublication> told = publications.findByEntryAndDistrict(entry.id(), entry.district()).stream()
                .filter(publication -> publication.round() == entry.round())
                .sorted(ScorePublication.FIRST_MADE_FIRST)
                .toList();
        SubmissionId graded = null;
        for (ScorePublication publication : told) {
            if (publication.kind() == ScoreKind.AWARDED && publication.mayHaveArrived()) {
                graded = publication.submission();
            } else if (publication.kind() == ScoreKind.WITHDRAWN) {
                graded = publication.status() == PublicationStatus.SENT ? null : publication.submission();
            }
        }
        return Optional.ofNullable(graded);
    }

    /** The link has got a gradebook column, or another one: what could not be told is told now. */
    void becamePossible(PlacementId placement, DistrictId district) {
        publications.findWithoutColumn(placement, district).forEach(this::queueAgain);
    }

    /** A lead or the operator sends a score again, or once more; a second click changes nothing. */
    void sendAgain(ScorePublicationId id, DistrictId district) {
        queueAgain(publications.findByIdAndDistrict(id, district).orElseThrow(PlacementNotFound::new));
    }

    /** The earner sends their own failed score again; what arrived is for those who answer for the course. */
    void sendAgain(ScorePublicationId id, PersonId earner, DistrictId district) {
        ScorePublication publication = ofEarner(id, earner, district);
        if (publication.status().failed()) {
            queueAgain(publication);
        }
    }

    /** A lead or the operator asks what the gradebook holds now. */
    void readBack(ScorePublicationId id, DistrictId district) {
        readBacks.soon(
                ScoreDue.of(publications.findByIdAndDistrict(id, district).orElseThrow(PlacementNotFound::new)));
    }

    /** The earner asks what the gradebook holds now. */
    void readBack(ScorePublicationId id, PersonId earner, DistrictId district) {
        readBacks.soon(ScoreDue.of(ofEarner(id, earner, district)));
    }

    /**
     * One page of what gradebooks of this district were told, newest first. It tells of awards by name, so it is a look at
     * each person on it.
     *
     * @param by the lead who looks; null for the operator
     */
    public Receipts receipts(DistrictId district, Receipts.Show show, int page, @Nullable PersonId by) {
        Slice<Object[]> rows = publications.findByStatus(district, show.statuses(), PageRequest.of(page, PAGE));
        Set<PersonId> earners =
                rows.stream().map(row -> ((GradebookEntry) row[1]).person()).collect(Collectors.toSet());
        Desk desk = new Desk(district, by);
        audit.looked(
                district.id(),
                desk.actor(),
                desk.role(),
                earners.stream().map(PersonId::toString).toList(),
                "grade");
        Map<PersonId, String> names = minors.names(earners, district, by);
        Map<DefinitionId, NamedDefinition> named = definitions.named(
                rows.stream().map(row -> ((GradebookEntry) row[1]).definition()).collect(Collectors.toSet()), district);
        List<Receipt> receipts = rows.stream()
                .map(row -> {
                    GradebookEntry entry = (GradebookEntry) row[1];
                    return Receipt.of(
                            (ScorePublication) row[0],
                            (Placement) row[2],
                            names.getOrDefault(entry.person(), ""),
                            title(named.get(entry.definition())),
                            settings);
                })
                .toList();
        return new Receipts(show, receipts, page, rows.hasNext(), counts(district));
    }

    /** In which districts grades did not arrive, and how many: for the operator. */
    @Transactional(readOnly = true)
    public Map<DistrictId, Long> failedEverywhere() {
        return publications.countEverywhere(Receipts.Show.FAILED.statuses()).stream()
                .collect(Collectors.toMap(row -> new DistrictId((UUID) row[0]), row -> (Long) row[1]));
    }

    /** What the gradebooks of the earner's courses were told of one submission, oldest first. */
    @Transactional(readOnly = true)
    public List<Receipt> told(SubmissionId submission, DefinitionId definition, PersonId earner, DistrictId district) {
        return publications.findOfEarner(submission, definition, earner, district).stream()
                .map(row -> Receipt.of((ScorePublication) row[0], (Placement) row[2], "", "", settings))
                .toList();
    }

    private Map<Receipts.Show, Long> counts(DistrictId district) {
        Map<Receipts.Show, Long> counts = new EnumMap<>(Receipts.Show.class);
        for (Receipts.Show show : Receipts.Show.values()) {
            counts.put(show, 0L);
        }
        for (Object[] row : publications.countByStatus(district)) {
            Receipts.Show.of((PublicationStatus) row[0])
                    .ifPresent(show -> counts.merge(show, (Long) row[1], Long::sum));
        }
        return counts;
    }

    private ScorePublication ofEarner(ScorePublicationId id, PersonId earner, DistrictId district) {
        return publications
                .findByIdAndDistrict(id, district)
                .filter(found -> entry(found).person().equals(earner))
                .orElseThrow(PlacementNotFound::new);
    }

    private void queue(GradebookEntry entry, SubmissionId submission, ScoreKind kind, Instant at) {
        if (entry.graded()
                || publications.existsByEntryAndSubmissionAndKindAndRoundAndDistrict(
                        entry.id(), submission, kind, entry.round(), entry.district())) {
            return;
        }
        ScorePublication handedIn = kind == ScoreKind.SUBMITTED ? toldHandedIn(entry) : null;
        if (handedIn != null) {
            if (handedIn.status().failed()) {
                queueAgain(handedIn);
            }
            return;
        }
        if (kind == ScoreKind.AWARDED) {
            supersede(entry);
            entry.gradeOnItsWay();
        }
        schedule(publications.save(new ScorePublication(entry, submission, kind, at, clock.instant())));
    }

    /**
     * That work was handed in is told once, whatever attempt it is: a second time would tell of a not-yet. An award that
     * was taken back begins it anew.
     */
    private @Nullable ScorePublication toldHandedIn(GradebookEntry entry) {
        return publications.findByEntryAndDistrict(entry.id(), entry.district()).stream()
                .filter(told -> told.round() == entry.round() && told.kind() != ScoreKind.AWARDED)
                .max(ScorePublication.FIRST_MADE_FIRST)
                .filter(last -> last.kind() == ScoreKind.SUBMITTED)
                .orElse(null);
    }

    /**
     * A score without points that came after the award would wipe the grade, so none is sent any more. What is queued
     * finds that out when its turn comes: its row may be in use by whoever sends it now.
     */
    private void supersede(GradebookEntry entry) {
        publications.findByEntryAndDistrict(entry.id(), entry.district()).stream()
                .filter(earlier -> earlier.status().failed())
                .forEach(ScorePublication::superseded);
    }

    private void queueAgain(ScorePublication publication) {
        if (!publication.status().mayBecome(PublicationStatus.QUEUED)
                || publication.status() == PublicationStatus.SENT && publication.kind() == ScoreKind.SUBMITTED) {
            return;
        }
        GradebookEntry entry = entry(publication);
        if (entry.graded() && publication.kind() != ScoreKind.AWARDED) {
            if (publication.status().mayBecome(PublicationStatus.SUPERSEDED)) {
                publication.superseded();
            }
            return;
        }
        if (publication.refusal() == Refusal.NO_COLUMN) {
            placements
                    .findByIdAndDistrict(entry.placement(), entry.district())
                    .ifPresent(placement -> placement.columnIsGone(publication.lineItem()));
        }
        publication.queueAgain(clock.instant());
        schedule(publication);
    }

    private void schedule(ScorePublication publication) {
        // With the moment in its key: the run that was refused may not have left the table yet, and must not stand in
        // the way of the one that is to send it again.
        jobs.schedule(
                publisher, publication.id() + "|" + publication.queuedAt().toEpochMilli(), ScoreDue.of(publication));
    }

    private GradebookEntry entry(ScorePublication publication) {
        return entries.findByIdAndDistrict(publication.entry(), publication.district())
                .orElseThrow();
    }

    private static String title(@Nullable NamedDefinition named) {
        return named == null ? "" : named.title();
    }
}
