package org.waymark.placement;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NamedDefinition;
import org.waymark.jobs.DueJobs;
import org.waymark.lti.LtiLaunch;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.Submissions;

/** Where micro-credentials stand in LMS courses, as launches tell. */
@Service
@Transactional
class Placements {

    /** The custom parameter that names the micro-credential of a deep-linked item. */
    static final String DEFINITION = "waymark_definition";

    private static final String INSTRUCTOR = VisibilityRule.Viewer.INSTRUCTOR.name();
    private static final int LONGEST_KEY = 255;

    /** An author whom no launch called so for half a year arranges the course no more. */
    private static final Duration AUTHOR_UNSAID = Duration.ofDays(180);

    private static final Duration AUTHOR_SAID_AGAIN = Duration.ofDays(1);
    private static final Set<PlacementSource> NOT_NAMED =
            EnumSet.of(PlacementSource.CHOSEN, PlacementSource.INHERITED, PlacementSource.UNDONE);

    private final PlacementRepository placements;
    private final GradebookEntryRepository entries;
    private final CourseAuthorRepository authors;
    private final CourseCopies copies;
    private final GradePassback passback;
    private final Definitions definitions;
    private final Submissions submissions;
    private final People people;
    private final AuditLog audit;
    private final DueJobs jobs;
    private final ColumnLookup lookup;
    private final Clock clock;

    Placements(
            PlacementRepository placements,
            GradebookEntryRepository entries,
            CourseAuthorRepository authors,
            CourseCopies copies,
            GradePassback passback,
            Definitions definitions,
            Submissions submissions,
            People people,
            AuditLog audit,
            DueJobs jobs,
            ColumnLookup lookup,
            Clock clock) {
        this.placements = placements;
        this.entries = entries;
        this.authors = authors;
        this.copies = copies;
        this.passback = passback;
        this.definitions = definitions;
        this.submissions = submissions;
        this.people = people;
        this.audit = audit;
        this.jobs = jobs;
        this.lookup = lookup;
        this.clock = clock;
    }

    /**
     * Remembers what a resource-link launch tells of its place, and makes a learner's line in the gradebook at the first
     * one. A launch that tells nothing new writes nothing; most of those {@link KnownPlaces} answers.
     */
    Placed record(LtiLaunch launch, LtiLaunch.ResourceLink link, SignedInPerson me) {
        Place place = find(launch, link, me).orElseGet(() -> {
            placements.insertIfAbsent(
                    PlacementId.fresh().id(),
                    me.district(),
                    launch.registration(),
                    key(launch.deploymentId()),
                    context(launch),
                    key(link.id()),
                    clock.instant());
            return find(launch, link, me).orElseThrow();
        });
        Placement placement = place.placement();
        boolean newWay = placement.remember(launch);
        settle(placement, launch, link, me.district());
        authorship(place.author(), launch, placement, me);
        DefinitionId definition = placement.definition();
        if (definition == null || !launch.isLearner()) {
            noLearner(place.entry(), launch);
            tellAnew(newWay, placement, me);
            return new Placed(placement.id(), definition, null);
        }
        SubmissionCard latest =
                submissions.latest(definition, me.id(), me.district()).orElse(null);
        enter(place, definition, latest, launch, me);
        tellAnew(newWay, placement, me);
        return new Placed(placement.id(), definition, latest == null ? null : latest.id());
    }

    /** An author chooses the micro-credential behind a link of their course. */
    void choose(PlacementId id, DefinitionId chosen, SignedInPerson author) {
        Placement placement = ofAuthor(id, author);
        if (definitions.current(chosen, author.district()).isEmpty()) {
            throw new PlacementNotFound();
        }
        DefinitionId before = placement.definition();
        placement.choose(chosen, author.id(), clock.instant());
        follow(placement, before);
        audit.record(author.district().id(), author.id().toString(), INSTRUCTOR, "placement-chosen", id + " " + chosen);
    }

    /** An author takes back what was chosen or inherited: the link asks again, or opens what it names itself. */
    void undo(PlacementId id, SignedInPerson author) {
        undo(ofAuthor(id, author), author.id().toString(), INSTRUCTOR);
    }

    /** The same by the operator, or by a lead for their district. */
    void undo(PlacementId id, DistrictId district, String actor) {
        undo(
                placements.findByIdAndDistrict(id, district).orElseThrow(PlacementNotFound::new),
                actor,
                Desk.roleOf(actor));
    }

    private void undo(Placement placement, String actor, String role) {
        if (placement.mayBeUndone()) {
            DefinitionId before = placement.definition();
            placement.undo();
            follow(placement, before);
            audit.record(placement.district().id(), actor, role, "placement-undone", String.valueOf(placement.id()));
        }
    }

    /** What an author's page shows of a link of their course. */
    @Transactional(readOnly = true)
    PlacementView view(PlacementId id, SignedInPerson author) {
        Placement placement = ofAuthor(id, author);
        DefinitionId definition = placement.definition();
        return view(
                placement,
                definition == null
                        ? null
                        : definitions
                                .named(List.of(definition), author.district())
                                .get(definition),
                entries.countByPlacementAndDistrict(id, author.district()),
                Map.of());
    }

    /** What was chosen, inherited or taken back in a district, newest first. */
    @Transactional(readOnly = true)
    List<PlacementView> notNamed(DistrictId district) {
        List<Placement> found = placements.withSource(NOT_NAMED, district);
        Set<PersonId> choosers =
                found.stream().map(Placement::chosenBy).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<PersonId, String> names = people.names(choosers, district);
        Map<DefinitionId, NamedDefinition> named = definitions.named(
                found.stream()
                        .map(Placement::definition)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                district);
        return found.stream()
                .map(placement -> view(placement, named.get(placement.definition()), 0, names))
                .toList();
    }

    /** What may be meant by a link of a copied course that names nothing. */
    @Transactional(readOnly = true)
    List<DefinitionId> proposals(PlacementId id, SignedInPerson author) {
        return copies.proposals(ofAuthor(id, author));
    }

    /** A column of the link's own says what it is about: taken where nothing else is known. */
    void columnSays(PlacementId id, DistrictId district, DefinitionId said) {
        placements
                .findByIdAndDistrict(id, district)
                .filter(Placement::takesWhatIsFound)
                .filter(found -> definitions.current(said, district).isPresent())
                .ifPresent(placement -> placement.inherit(said));
    }

    /** Whether an author of this course, as a launch said. */
    @Transactional(readOnly = true)
    boolean arranges(SignedInPerson me, Placement placement) {
        return me.author()
                && authors.existsByPersonAndRegistrationIdAndContextIdAndDistrictAndSaidAtAfter(
                        me.id(),
                        placement.registration(),
                        placement.contextId(),
                        me.district(),
                        clock.instant().minus(AUTHOR_UNSAID));
    }

    /** What this launch says of it; written only where it is news. */
    private void authorship(@Nullable CourseAuthor known, LtiLaunch launch, Placement placement, SignedInPerson me) {
        if (!isNewsOfAnAuthor(known == null ? null : known.saidAt(), launch, clock.instant())) {
            return;
        }
        if (launch.isAuthor()) {
            remember(me, launch.registration(), placement.contextId());
        } else if (known != null) {
            authors.end(known.id(), me.district().id());
        }
    }

    /** Whether what a launch says of its person as an author differs from what was said before, or that is old. */
    static boolean isNewsOfAnAuthor(@Nullable Instant saidAt, LtiLaunch launch, Instant now) {
        return launch.isAuthor()
                ? saidAt == null || saidAt.plus(AUTHOR_SAID_AGAIN).isBefore(now)
                : saidAt != null;
    }

    /** Remembers that a launch called this person an author of a course. */
    void remember(SignedInPerson author, UUID registration, String context) {
        UUID district = author.district().id();
        UUID person = author.id().id();
        Instant now = clock.instant();
        if (authors.saidAgain(district, registration, context, person, now) == 0) {
            authors.add(UuidCreator.getTimeOrderedEpoch(), district, registration, context, person, now);
        }
    }

    /** The place a gradebook's message is about: that of its link, else that of its column. */
    Optional<Placement> about(LtiLaunch launch, DistrictId district) {
        LtiLaunch.ResourceLink link = launch.resourceLink();
        if (link != null) {
            Optional<Placement> ofLink =
                    placements.findByRegistrationIdAndDeploymentIdAndContextIdAndResourceLinkIdAndDistrict(
                            launch.registration(),
                            key(launch.deploymentId()),
                            context(launch),
                            key(link.id()),
                            district);
            if (ofLink.isPresent()) {
                return ofLink;
            }
        }
        LtiLaunch.AgsEndpoint ags = launch.ags();
        String column = ags == null ? null : ags.lineItem();
        return column == null
                ? Optional.empty()
                : placements
                        .findByRegistrationIdAndLineItemAndDistrict(launch.registration(), column, district)
                        .stream()
                        .filter(found -> found.contextId().equals(context(launch)))
                        .findFirst();
    }

    private Placement ofAuthor(PlacementId id, SignedInPerson author) {
        return placements
                .findByIdAndDistrict(id, author.district())
                .filter(found -> arranges(author, found))
                .orElseThrow(PlacementNotFound::new);
    }

    private static PlacementView view(
            Placement placement, @Nullable NamedDefinition named, long learners, Map<PersonId, String> names) {
        PersonId by = placement.chosenBy();
        return new PlacementView(
                placement.id().toString(),
                placement.district().toString(),
                placement.contextTitle(),
                placement.linkTitle(),
                named == null ? null : named.title(),
                named == null ? null : named.slug(),
                named == null ? null : named.stage(),
                placement.source(),
                placement.mayBeUndone(),
                placement.reachesGradebook(),
                learners,
                by == null ? null : names.get(by),
                placement.chosenAt());
    }

    private Optional<Place> find(LtiLaunch launch, LtiLaunch.ResourceLink link, SignedInPerson me) {
        List<Object[]> rows = placements.find(
                launch.registration(),
                key(launch.deploymentId()),
                context(launch),
                key(link.id()),
                me.district(),
                me.id());
        return rows.stream()
                .findFirst()
                .map(row -> new Place((Placement) row[0], (GradebookEntry) row[1], (CourseAuthor) row[2]));
    }

    /**
     * What the link stands for: what it names itself, else what its original stands for if the course is a copy, else what
     * its gradebook column says, which takes a question to the LMS. Where nothing answers, an author is asked.
     */
    private void settle(Placement placement, LtiLaunch launch, LtiLaunch.ResourceLink link, DistrictId district) {
        DefinitionId before = placement.definition();
        named(launch)
                .filter(named -> !placement.isNamed(named))
                .filter(named -> definitions.current(named, district).isPresent())
                .ifPresent(placement::names);
        if (placement.takesWhatIsFound()) {
            copies.original(launch, link, placement.contextId(), district).ifPresent(placement::inherit);
        }
        if (placement.takesWhatIsFound() && placement.lineItem() != null && placement.readsColumns()) {
            jobs.schedule(
                    lookup,
                    placement.id().toString(),
                    new ColumnLookup.Due(placement.id().id(), district.id()));
        }
        follow(placement, before);
    }

    /** Where a link stands for something else than before, its gradebook column does so, too. */
    private void follow(Placement placement, @Nullable DefinitionId before) {
        DefinitionId now = placement.definition();
        if (now == null && before != null) {
            passback.columnsStandForNothing(placement.id(), placement.district());
        } else if (now != null && !now.equals(before)) {
            passback.columnsFollow(placement.id(), now, placement.district());
        }
    }

    private void enter(
            Place place,
            DefinitionId definition,
            @Nullable SubmissionCard latest,
            LtiLaunch launch,
            SignedInPerson me) {
        GradebookEntry entry = place.entry();
        if (entry != null) {
            entry.launchedAsLearner(true);
        }
        if (entry == null) {
            entries.insertIfAbsent(
                    GradebookEntryId.fresh().id(),
                    me.district(),
                    place.placement().id().id(),
                    me.id().id(),
                    definition.id(),
                    launch.sub(),
                    me.language(),
                    clock.instant());
            entry = entries.findByPlacementAndPersonAndDistrict(
                            place.placement().id(), me.id(), me.district())
                    .orElseThrow();
            passback.catchUp(entry, latest);
        } else if (!entry.standsFor(definition)) {
            // The link was taken back and chosen anew meanwhile.
            passback.columnFollows(entry, definition, latest);
        } else if (latest != null && latest.status().equals("AWARDED") && !entry.graded()) {
            // The decision and the first launch may have crossed, neither seeing the other's rows.
            passback.catchUp(entry, latest);
        }
    }

    /** Whoever learnt here and comes as something else is not graded by the LMS any more. */
    private static void noLearner(@Nullable GradebookEntry entry, LtiLaunch launch) {
        if (entry != null) {
            entry.launchedAsLearner(launch.isLearner());
        }
    }

    private void tellAnew(boolean newWay, Placement placement, SignedInPerson me) {
        if (newWay) {
            passback.becamePossible(placement.id(), me.district());
        }
    }

    static Optional<DefinitionId> named(LtiLaunch launch) {
        String text = launch.custom().get(DEFINITION);
        try {
            return Optional.ofNullable(text).map(DefinitionId::valueOf);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String context(LtiLaunch launch) {
        LtiLaunch.Context context = launch.context();
        return context == null ? "" : key(context.id());
    }

    /** LTI ids are at most 255 characters; a platform that breaks this still gets in. */
    static String key(String id) {
        if (id.length() <= LONGEST_KEY) {
            return id;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Place(
            Placement placement,
            @Nullable GradebookEntry entry,
            @Nullable CourseAuthor author) {}
}
