package org.waymark.placement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.lti.LtiLaunch;
import org.waymark.people.DistrictId;
import org.waymark.people.SignedInPerson;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.Submissions;

/** Where micro-credentials stand in LMS courses, as launches tell. */
@Service
@Transactional
class Placements {

    /** The custom parameter that names the micro-credential of a deep-linked item. */
    static final String DEFINITION = "waymark_definition";

    private static final int LONGEST_KEY = 255;

    private final PlacementRepository placements;
    private final GradebookEntryRepository entries;
    private final GradePassback passback;
    private final Definitions definitions;
    private final Submissions submissions;
    private final Clock clock;

    Placements(
            PlacementRepository placements,
            GradebookEntryRepository entries,
            GradePassback passback,
            Definitions definitions,
            Submissions submissions,
            Clock clock) {
        this.placements = placements;
        this.entries = entries;
        this.passback = passback;
        this.definitions = definitions;
        this.submissions = submissions;
        this.clock = clock;
    }

    /**
     * Remembers what a resource-link launch tells of its place, and makes a learner's line in the gradebook at the first
     * one. A launch that tells nothing new writes nothing.
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
        placeAsNamed(placement, launch, me.district());
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
        return new Placed(placement.id(), definition, latest);
    }

    /** An author chooses the micro-credential behind a link that names none; answers its slug. */
    String choose(PlacementId id, DefinitionId chosen, SignedInPerson author) {
        Placement placement = placements
                .findByIdAndDistrict(id, author.district())
                .filter(found -> author.author())
                .orElseThrow(PlacementNotFound::new);
        String slug = definitions
                .current(chosen, author.district())
                .orElseThrow(PlacementNotFound::new)
                .slug();
        placement.place(chosen);
        return slug;
    }

    /** Whether this author may choose for this link. */
    @Transactional(readOnly = true)
    void requireOpenTo(PlacementId id, SignedInPerson author) {
        if (!author.author()
                || placements.findByIdAndDistrict(id, author.district()).isEmpty()) {
            throw new PlacementNotFound();
        }
    }

    private Optional<Place> find(LtiLaunch launch, LtiLaunch.ResourceLink link, SignedInPerson me) {
        List<Object[]> rows = placements.find(
                launch.registration(),
                key(launch.deploymentId()),
                context(launch),
                key(link.id()),
                me.district(),
                me.id());
        return rows.stream().findFirst().map(row -> new Place((Placement) row[0], (GradebookEntry) row[1]));
    }

    private void placeAsNamed(Placement placement, LtiLaunch launch, DistrictId district) {
        named(launch)
                .filter(named -> !named.equals(placement.definition()))
                .filter(named -> definitions.current(named, district).isPresent())
                .ifPresent(placement::place);
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
        } else if (!entry.definition().equals(definition)) {
            entry.follow(definition);
            passback.catchUp(entry, latest);
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

    private static Optional<DefinitionId> named(LtiLaunch launch) {
        String text = launch.custom().get(DEFINITION);
        try {
            return Optional.ofNullable(text).map(DefinitionId::valueOf);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String context(LtiLaunch launch) {
        LtiLaunch.Context context = launch.context();
        return context == null ? "" : key(context.id());
    }

    /** LTI ids are at most 255 characters; a platform that breaks this still gets in. */
    private static String key(String id) {
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

    private record Place(Placement placement, @Nullable GradebookEntry entry) {}
}
