package org.waymark.placement;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.award.AwardCard;
import org.waymark.award.Awards;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.lti.LtiLaunch;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;
import org.waymark.review.Conflicts;
import org.waymark.review.ReadingView;
import org.waymark.submission.Artifacts;
import org.waymark.submission.EvidenceFile;
import org.waymark.submission.EvidenceId;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

/**
 * What a gradebook's "open the submission" shows, and to whom (Submission Review 1.0). Instructors of the course learn no
 * more than their gradebook says, until the earner lets them read; whoever reads blind in this district learns nothing, and
 * whoever has read by name never reads it blind.
 */
@Service
@Transactional
class GradebookWork {

    private static final String INSTRUCTOR = VisibilityRule.Viewer.INSTRUCTOR.name();

    private final Placements placements;
    private final PlacementRepository places;
    private final GradebookEntryRepository entries;
    private final ShownWorkRepository shown;
    private final Definitions definitions;
    private final Submissions submissions;
    private final Artifacts artifacts;
    private final Awards awards;
    private final Conflicts conflicts;
    private final People people;
    private final AuditLog audit;
    private final Clock clock;

    GradebookWork(
            Placements placements,
            PlacementRepository places,
            GradebookEntryRepository entries,
            ShownWorkRepository shown,
            Definitions definitions,
            Submissions submissions,
            Artifacts artifacts,
            Awards awards,
            Conflicts conflicts,
            People people,
            AuditLog audit,
            Clock clock) {
        this.placements = placements;
        this.places = places;
        this.entries = entries;
        this.shown = shown;
        this.definitions = definitions;
        this.submissions = submissions;
        this.artifacts = artifacts;
        this.awards = awards;
        this.conflicts = conflicts;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** Where a submission-review launch leads. */
    String landing(LtiLaunch launch, SignedInPerson me) {
        Placement placement = placements.about(launch, me.district()).orElse(null);
        if (!launch.isAboutAnother()) {
            return own(launch, placement, me);
        }
        if (!launch.isAuthor()) {
            return closed(WorkClosed.NOT_YOURS);
        }
        if (readsBlind(me)) {
            return closed(WorkClosed.READER);
        }
        if (placement == null) {
            return closed(WorkClosed.NOT_OPENED);
        }
        placements.remember(me, placement.registration(), placement.contextId());
        return people.find(me.district(), launch.issuer(), String.valueOf(launch.forUser()))
                .flatMap(earner -> entries.findByPlacementAndPersonAndDistrict(placement.id(), earner, me.district()))
                .map(entry -> "/work/" + entry.id())
                .orElse(closed(WorkClosed.NOT_OPENED));
    }

    /** The earner's own work, wherever it stands. */
    private String own(LtiLaunch launch, @Nullable Placement placement, SignedInPerson me) {
        DefinitionId definition = Placements.named(launch)
                .filter(named -> definitions.current(named, me.district()).isPresent())
                .orElse(placement == null ? null : placement.definition());
        if (definition == null) {
            return "/home";
        }
        return submissions
                .latest(definition, me.id(), me.district())
                .map(latest -> "/submissions/" + latest.id())
                .or(() -> definitions.slug(definition, me.district()).map(slug -> "/credentials/" + slug))
                .orElse("/home");
    }

    /** Empty for who reads blind here, whom a page of its own tells so. */
    Optional<WorkView> view(GradebookEntryId id, SignedInPerson me) {
        GradebookEntry entry = ofInstructor(id, me);
        if (readsBlind(me)) {
            return Optional.empty();
        }
        Placement placement = placement(entry);
        DistrictId district = me.district();
        String title = definitions
                .current(entry.definition(), district)
                .map(DefinitionVersion::title)
                .orElse("");
        SubmissionCard handedIn = told(entry).orElse(null);
        if (handedIn == null) {
            return Optional.of(new WorkView(title, placement.contextTitle(), null, null, null, null, null));
        }
        Optional<AwardCard> award = awards.forSubmission(handedIn.id(), district);
        boolean open = isShown(handedIn, district);
        if (open) {
            readByName(entry, me);
        } else {
            audit.looked(
                    district.id(),
                    me.id().toString(),
                    INSTRUCTOR,
                    entry.person().toString(),
                    "standing " + entry.id());
        }
        return Optional.of(new WorkView(
                title,
                placement.contextTitle(),
                submissions.firstHandedIn(handedIn.id(), district).orElse(null),
                award.map(AwardCard::awardedAt).orElse(null),
                award.filter(AwardCard::shared).map(AwardCard::url).orElse(null),
                open ? handedIn.id() : null,
                open ? work(handedIn, district) : null));
    }

    /** What the gradebook tells of: the work that an award stands on, though it be earned anew now, else what was handed in last. */
    private Optional<SubmissionCard> told(GradebookEntry entry) {
        return awards.standing(entry.definition(), entry.person(), entry.district())
                .map(awarded -> submissions.card(awarded, entry.district()))
                .or(() -> submissions.handedIn(entry.definition(), entry.person(), entry.district()));
    }

    private ReadingView work(SubmissionCard handedIn, DistrictId district) {
        return ReadingView.of(
                definitions.version(handedIn.version(), district).content(),
                submissions.forReview(handedIn.id(), district));
    }

    /** A file of work that is shown; the caller closes it. */
    EvidenceFile file(GradebookEntryId id, EvidenceId item, SignedInPerson me) {
        GradebookEntry entry = ofInstructor(id, me);
        SubmissionCard handedIn = shown(entry, me);
        readByName(entry, me);
        return submissions.openFile(handedIn.id(), item, me.district());
    }

    /** Captions of a recording in work that is shown. */
    String captions(GradebookEntryId id, EvidenceId item, SignedInPerson me) {
        GradebookEntry entry = ofInstructor(id, me);
        String captions =
                artifacts.captions(shown(entry, me).id(), item, me.district()).orElseThrow(PlacementNotFound::new);
        readByName(entry, me);
        return captions;
    }

    /** Whether the earner lets instructors read this work. */
    @Transactional(readOnly = true)
    boolean isShown(SubmissionId submission, SignedInPerson earner) {
        return isShown(ofEarner(submission, earner), earner.district());
    }

    /** The title of the earner's own work. */
    @Transactional(readOnly = true)
    String title(SubmissionId submission, SignedInPerson earner) {
        return ofEarner(submission, earner).title();
    }

    /** The earner decides, for the work of one term at a time, and may decide otherwise at any time. */
    void show(SubmissionId submission, boolean show, SignedInPerson earner) {
        SubmissionCard card = ofEarner(submission, earner);
        DistrictId district = earner.district();
        if (show) {
            shown.remove(earner.id(), card.definition(), district);
            shown.add(
                    UuidCreator.getTimeOrderedEpoch(),
                    district.id(),
                    earner.id().id(),
                    card.definition().id(),
                    card.term(),
                    clock.instant());
        } else {
            shown.remove(earner.id(), card.definition(), card.term(), district);
        }
        audit.recordAbout(
                district.id(),
                earner.id().toString(),
                AuditLog.SELF_ROLE,
                show ? "work-shown" : "work-hidden",
                earner.id().toString(),
                String.valueOf(submission));
    }

    /** By the entry, not by the attempt: two attempts would tell of a not-yet. */
    private void readByName(GradebookEntry entry, SignedInPerson me) {
        conflicts.readByName(me.id(), entry.person(), entry.definition(), me.district());
        audit.looked(
                me.district().id(),
                me.id().toString(),
                INSTRUCTOR,
                entry.person().toString(),
                "work " + entry.id());
    }

    private SubmissionCard ofEarner(SubmissionId submission, SignedInPerson earner) {
        SubmissionCard card = submissions.card(submission, earner.district());
        if (!card.earner().equals(earner.id())) {
            throw new PlacementNotFound();
        }
        return card;
    }

    private GradebookEntry ofInstructor(GradebookEntryId id, SignedInPerson me) {
        return entries.findByIdAndDistrict(id, me.district())
                .filter(entry -> placements.arranges(me, placement(entry)))
                .orElseThrow(PlacementNotFound::new);
    }

    private Placement placement(GradebookEntry entry) {
        return places.findByIdAndDistrict(entry.placement(), entry.district()).orElseThrow();
    }

    private SubmissionCard shown(GradebookEntry entry, SignedInPerson me) {
        return told(entry)
                .filter(handedIn -> !readsBlind(me) && isShown(handedIn, entry.district()))
                .orElseThrow(PlacementNotFound::new);
    }

    private boolean isShown(SubmissionCard work, DistrictId district) {
        return shown.existsByPersonAndDefinitionAndTermAndDistrict(
                work.earner(), work.definition(), work.term(), district);
    }

    private boolean readsBlind(SignedInPerson me) {
        return VisibilityRule.REVIEW_QUEUE.isOpenTo(people.rolesOf(me.id(), me.district()));
    }

    private static String closed(WorkClosed why) {
        return "/work/closed?why=" + why;
    }
}
