package org.waymark.placement;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.jobs.DueJobs;
import org.waymark.lti.GradesReleased;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.review.DecisionMade;
import org.waymark.submission.Outcome;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionSubmitted;

/** Decides what the gradebooks of an earner's courses are told, and keeps the receipts. */
@Service
@Transactional
class GradePassback {

    private static final Set<PublicationStatus> FOR_A_PERSON =
            EnumSet.of(PublicationStatus.REFUSED, PublicationStatus.GIVEN_UP, PublicationStatus.NOT_POSSIBLE);

    private final GradebookEntryRepository entries;
    private final ScorePublicationRepository publications;
    private final ScorePublisher publisher;
    private final DueJobs jobs;
    private final People people;
    private final Definitions definitions;
    private final Clock clock;

    GradePassback(
            GradebookEntryRepository entries,
            ScorePublicationRepository publications,
            ScorePublisher publisher,
            DueJobs jobs,
            People people,
            Definitions definitions,
            Clock clock) {
        this.entries = entries;
        this.publications = publications;
        this.publisher = publisher;
        this.jobs = jobs;
        this.people = people;
        this.definitions = definitions;
        this.clock = clock;
    }

    @EventListener
    void on(SubmissionSubmitted event) {
        for (GradebookEntry entry :
                entries.findByPersonAndDefinitionAndDistrict(event.earner(), event.definition(), event.district())) {
            queue(entry, event.submission(), ScoreKind.SUBMITTED, event.at());
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
        switch (latest.status()) {
            case "AWARDED" -> queue(entry, latest.id(), ScoreKind.AWARDED, clock.instant());
            case "SUBMITTED", "IN_REVIEW" -> queue(entry, latest.id(), ScoreKind.SUBMITTED, clock.instant());
            default -> {
                // Nothing was told yet, or nothing is to be told.
            }
        }
    }

    /** The link has got a gradebook column: what could not be told is told now. */
    void becamePossible(PlacementId placement, DistrictId district) {
        publications.findNotPossible(placement, district).forEach(this::queueAgain);
    }

    /** A lead or the operator sends a failed score again; a second click changes nothing. */
    void sendAgain(ScorePublicationId id, DistrictId district) {
        queueAgain(publications.findByIdAndDistrict(id, district).orElseThrow(PlacementNotFound::new));
    }

    /** The earner sends their own failed score again. */
    void sendAgain(ScorePublicationId id, SubmissionId submission, PersonId earner, DistrictId district) {
        ScorePublication publication = publications
                .findByIdAndDistrict(id, district)
                .filter(found -> found.submission().equals(submission))
                .filter(found -> entry(found).person().equals(earner))
                .orElseThrow(PlacementNotFound::new);
        queueAgain(publication);
    }

    /** What a person of this district has to look at, newest first. */
    @Transactional(readOnly = true)
    public List<FailedScore> failed(DistrictId district) {
        List<Object[]> rows = publications.findByStatus(district, FOR_A_PERSON).stream()
                .filter(row -> ((ScorePublication) row[0]).status() != PublicationStatus.NOT_POSSIBLE
                        || ((ScorePublication) row[0]).kind() == ScoreKind.AWARDED)
                .toList();
        Map<PersonId, String> names = people.names(
                rows.stream().map(row -> ((GradebookEntry) row[1]).person()).collect(Collectors.toSet()), district);
        Map<DefinitionId, String> titles = titles(
                rows.stream().map(row -> ((GradebookEntry) row[1]).definition()).collect(Collectors.toSet()), district);
        return rows.stream()
                .map(row ->
                        failed((ScorePublication) row[0], (GradebookEntry) row[1], (Placement) row[2], names, titles))
                .toList();
    }

    /** What the gradebooks of the earner's courses were told of one submission, oldest first. */
    @Transactional(readOnly = true)
    public List<ToldGradebook> told(SubmissionId submission, PersonId earner, DistrictId district) {
        return publications.findOfEarner(submission, earner, district).stream()
                .map(row -> told((ScorePublication) row[0], (Placement) row[2]))
                .toList();
    }

    private void queue(GradebookEntry entry, SubmissionId submission, ScoreKind kind, Instant at) {
        if (entry.graded()
                || publications.existsByEntryAndSubmissionAndKindAndDistrict(
                        entry.id(), submission, kind, entry.district())) {
            return;
        }
        if (kind == ScoreKind.AWARDED) {
            supersede(entry);
            entry.gradeOnItsWay();
        }
        ScorePublication publication = publications.save(
                new ScorePublication(entry, submission, kind, entry.nextScoreAt(at), clock.instant()));
        schedule(publication);
    }

    /** A score without points that came after the award would wipe the grade, so none is sent any more. */
    private void supersede(GradebookEntry entry) {
        publications.findByEntryAndDistrict(entry.id(), entry.district()).stream()
                .filter(earlier -> earlier.status().mayBecome(PublicationStatus.SUPERSEDED))
                .forEach(ScorePublication::superseded);
    }

    private void queueAgain(ScorePublication publication) {
        if (!publication.status().mayBecome(PublicationStatus.QUEUED)) {
            return;
        }
        GradebookEntry entry = entry(publication);
        if (entry.graded() && publication.kind() == ScoreKind.SUBMITTED) {
            publication.superseded();
            return;
        }
        publication.queueAgain(entry.nextScoreAt(clock.instant()), clock.instant());
        schedule(publication);
    }

    private void schedule(ScorePublication publication) {
        // With the moment in its key: the run that was refused may not have left the table yet, and must not stand in
        // the
        // way of the one that is to send it again.
        jobs.schedule(
                publisher, publication.id() + "|" + publication.queuedAt().toEpochMilli(), ScoreDue.of(publication));
    }

    private GradebookEntry entry(ScorePublication publication) {
        return entries.findByIdAndDistrict(publication.entry(), publication.district())
                .orElseThrow();
    }

    private Map<DefinitionId, String> titles(Collection<DefinitionId> ids, DistrictId district) {
        return ids.stream()
                .collect(Collectors.toMap(
                        id -> id,
                        id -> definitions
                                .current(id, district)
                                .map(version -> version.title())
                                .orElse("")));
    }

    private static FailedScore failed(
            ScorePublication publication,
            GradebookEntry entry,
            Placement placement,
            Map<PersonId, String> names,
            Map<DefinitionId, String> titles) {
        return new FailedScore(
                publication.id().toString(),
                publication.district().toString(),
                names.getOrDefault(entry.person(), ""),
                titles.getOrDefault(entry.definition(), ""),
                placement.contextTitle(),
                publication.kind(),
                publication.status(),
                publication.answer(),
                publication.queuedAt());
    }

    private static ToldGradebook told(ScorePublication publication, Placement placement) {
        Instant sentAt = publication.sentAt();
        return new ToldGradebook(
                publication.id().toString(),
                placement.contextTitle(),
                publication.kind(),
                publication.status(),
                publication.answer(),
                sentAt != null ? sentAt : publication.queuedAt());
    }
}
