package org.waymark.placement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.CourseGrades;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NamedDefinition;
import org.waymark.lti.LtiRegistrations;
import org.waymark.lti.PlatformCopies;
import org.waymark.lti.PlatformRegistration;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.Minors;

/** Whether LMSs will take grades, told before there are any: to earners for themselves, to leads for each place. */
@Service
@Transactional(readOnly = true)
class GradeOutlooks implements CourseGrades {

    private static final String KEY = "placement.outlook.";

    private final EarnerPlaces earnerPlaces;
    private final PlacementRepository placements;
    private final GradebookEntryRepository entries;
    private final LtiRegistrations registrations;
    private final PlatformCopies copies;
    private final Definitions definitions;
    private final People people;
    private final Minors minors;

    GradeOutlooks(
            EarnerPlaces earnerPlaces,
            PlacementRepository placements,
            GradebookEntryRepository entries,
            LtiRegistrations registrations,
            PlatformCopies copies,
            Definitions definitions,
            People people,
            Minors minors) {
        this.earnerPlaces = earnerPlaces;
        this.placements = placements;
        this.entries = entries;
        this.registrations = registrations;
        this.copies = copies;
        this.definitions = definitions;
        this.people = people;
        this.minors = minors;
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Outlook> outlook(DefinitionId definition, SignedInPerson me) {
        Collection<EarnerPlaces.Place> mine = earnerPlaces.of(definition, me);
        if (mine.isEmpty()) {
            return seenAsNoLearner(definition, me) ? List.of(of(GradeObstacle.NOT_A_LEARNER, null)) : List.of();
        }
        return mine.stream()
                .map(place ->
                        place.told() != null ? of(place.told(), place.facts().contextTitle()) : of(place))
                .toList();
    }

    /**
     * Where this district's micro-credentials stand in courses, those that take no grades first.
     *
     * @param viewer the lead who reads it; null for the operator
     */
    List<Place> places(DistrictId district, @Nullable PersonId viewer) {
        List<Placement> placed = placements.findByDistrictAndDefinitionIsNotNullOrderByFirstSeenAtDesc(district);
        Map<DefinitionId, NamedDefinition> named = definitions.named(
                placed.stream()
                        .map(Placement::definition)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                district);
        Map<UUID, PlatformRegistration> platforms =
                registrations.all().stream().collect(Collectors.toMap(PlatformRegistration::id, one -> one));
        Set<UUID> suspected = copies.suspected();
        Map<PlacementId, Long> learners = entries.countByPlacement(district).stream()
                .collect(Collectors.toMap(row -> new PlacementId((UUID) row[0]), row -> (Long) row[1]));
        Map<PlacementId, List<PersonId>> others = new HashMap<>();
        for (GradebookEntry entry : entries.findByGradableFalseAndDistrict(district)) {
            others.computeIfAbsent(entry.placement(), none -> new ArrayList<>()).add(entry.person());
        }
        Map<PersonId, String> names = minors.names(
                others.values().stream().flatMap(List::stream).collect(Collectors.toSet()), district, viewer);
        return placed.stream()
                .map(placement -> place(placement, named, platforms, suspected, learners, others, names))
                .sorted(Comparator.comparing(Place::takesGrades))
                .toList();
    }

    private static Place place(
            Placement placement,
            Map<DefinitionId, NamedDefinition> named,
            Map<UUID, PlatformRegistration> platforms,
            Set<UUID> suspected,
            Map<PlacementId, Long> learners,
            Map<PlacementId, List<PersonId>> others,
            Map<PersonId, String> names) {
        PlatformRegistration platform = platforms.get(placement.access().registration());
        boolean connected =
                isActive(platform) && !suspected.contains(placement.access().registration());
        Optional<GradeObstacle> obstacle = connected ? placement.obstacle() : Optional.of(GradeObstacle.CONNECTION);
        NamedDefinition definition = named.get(placement.definition());
        return new Place(
                placement.id().toString(),
                definition == null ? "" : definition.title(),
                placement.contextTitle(),
                platform == null ? "" : platform.issuer(),
                obstacle.orElse(null),
                learners.getOrDefault(placement.id(), 0L),
                others.getOrDefault(placement.id(), List.of()).stream()
                        .map(person -> names.getOrDefault(person, ""))
                        .filter(name -> !name.isEmpty())
                        .sorted()
                        .toList());
    }

    /**
     * One link in a course.
     *
     * @param lms its issuer
     * @param obstacle why it takes no grade of anyone; null if it does
     * @param learners how many opened it as learners
     * @param notGraded names of those who did so once and are no learners there any more
     */
    record Place(
            String id,
            String title,
            @Nullable String course,
            String lms,
            @Nullable GradeObstacle obstacle,
            long learners,
            List<String> notGraded) {

        public boolean takesGrades() {
            return obstacle == null;
        }
    }

    /** One who opens it as a teacher of the course and reads for others is at work there, not learning. */
    private boolean seenAsNoLearner(DefinitionId definition, SignedInPerson me) {
        if (me.learner()
                || !placements.existsByDefinitionAndRegistrationIdAndDistrict(
                        definition, me.registration(), me.district())) {
            return false;
        }
        Set<Role> roles = people.rolesOf(me.id(), me.district());
        return !roles.contains(Role.REVIEWER) && !roles.contains(Role.THIRD_READER);
    }

    private Outlook of(EarnerPlaces.Place place) {
        String title = place.facts().contextTitle();
        GradeObstacle obstacle = copies.mayPostGrades(place.registration(), place.deploymentId())
                ? place.facts().obstacle().orElse(place.gradable() ? null : GradeObstacle.NOT_A_LEARNER)
                : GradeObstacle.CONNECTION;
        return obstacle == null ? new Outlook(true, said("taken", course(title)), null) : of(obstacle, title);
    }

    private static Outlook of(GradeObstacle obstacle, @Nullable String title) {
        return new Outlook(false, said(obstacle.name(), course(title)), said(obstacle + ".next"));
    }

    /** Something was told already, or is on its way: how that went. */
    private static Outlook of(Receipt told, @Nullable String title) {
        MessageSourceResolvable changed =
                told.readState() == ReadState.OTHER || told.readState() == ReadState.NONE ? told.held() : null;
        return new Outlook(
                !told.failed() && changed == null && told.status() != PublicationStatus.HELD,
                said(told.kind() + "." + group(told.status()), course(title)),
                changed != null ? changed : told.arrived() ? null : told.why());
    }

    private static String group(PublicationStatus status) {
        return status.failed() ? "FAILED" : status == PublicationStatus.HELD ? "QUEUED" : status.name();
    }

    private static boolean isActive(@Nullable PlatformRegistration platform) {
        return platform != null && platform.status() == PlatformRegistration.Status.ACTIVE;
    }

    private static MessageSourceResolvable course(@Nullable String title) {
        return title == null
                ? new DefaultMessageSourceResolvable("placement.outlook.course")
                : new DefaultMessageSourceResolvable(
                        new String[] {"placement.outlook.course.named"}, new Object[] {title});
    }

    private static MessageSourceResolvable said(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {KEY + key}, arguments);
    }
}
