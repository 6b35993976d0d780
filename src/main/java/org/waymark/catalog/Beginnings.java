package org.waymark.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.programmes.ChosenCohorts;

/** Who may begin a micro-credential: everyone a live one, those who are invited a pilot, nobody a retired one. */
@Service
@Transactional
public class Beginnings {

    private static final Set<Role> PLACES_PILOTS = Set.of(Role.LEAD, Role.DESIGNER);

    private final DefinitionRepository definitions;
    private final ChosenCohorts cohorts;
    private final People people;
    // Implemented by a module above, which uses this one.
    private final ModulesAbove<BegunWork> begun;
    private final ModulesAbove<LeaveToBegin> leave;

    Beginnings(
            DefinitionRepository definitions,
            ChosenCohorts cohorts,
            People people,
            ObjectProvider<BegunWork> begun,
            ObjectProvider<LeaveToBegin> leave) {
        this.definitions = definitions;
        this.cohorts = cohorts;
        this.people = people;
        this.begun = new ModulesAbove<>(begun);
        this.leave = new ModulesAbove<>(leave);
    }

    /** Why somebody may begin one or not. */
    public enum Door {
        OPEN,
        /** They have, and go on. */
        BEGUN,
        /** A pilot, and they are invited to it. */
        INVITED,
        NOT_INVITED,
        /** A pilot, and as many have begun as it is for. */
        FULL,
        /** A contract asks that approval be given first, and it was not. */
        ASK_FIRST,
        RETIRED;

        public boolean isOpen() {
            return this == OPEN || this == BEGUN || this == INVITED;
        }
    }

    /**
     * How it stands for somebody.
     *
     * @param replacement what to look at in place of a retired one, if it was said
     */
    public record Standing(Door door, @Nullable DefinitionVersion replacement) {}

    /** How it stands for somebody. */
    @Transactional(readOnly = true)
    public Standing standing(DefinitionVersion version, PersonId person, DistrictId district) {
        if (version.stage() == Stage.LIVE) {
            return new Standing(live(version.definition(), person, district), null);
        }
        CredentialDefinition definition =
                definitions.findByIdAndDistrict(version.definition(), district).orElseThrow(DefinitionNotFound::new);
        DefinitionId replacement = definition.replacedBy();
        return new Standing(
                door(definition, person, district),
                replacement == null
                        ? null
                        : definitions
                                .current(replacement, district)
                                .map(DefinitionRepository.Row::view)
                                .orElse(null));
    }

    /**
     * Lets somebody begin it, one after the other while it is a pilot, so that no more begin than it is for.
     *
     * @throws NotOpen where they may not
     */
    public void admit(DefinitionVersion version, PersonId person, DistrictId district) {
        if (version.stage() == Stage.LIVE) {
            if (!live(version.definition(), person, district).isOpen()) {
                throw new NotOpen();
            }
            return;
        }
        CredentialDefinition held =
                definitions.hold(version.definition(), district).orElseThrow(DefinitionNotFound::new);
        if (!door(held, person, district).isOpen()) {
            throw new NotOpen();
        }
    }

    /** How it stands for somebody who would begin once more what they have earned; a pilot counts them already. */
    @Transactional(readOnly = true)
    public Door standingAnew(DefinitionVersion version, PersonId person, DistrictId district) {
        return anew(
                definitions.findByIdAndDistrict(version.definition(), district).orElseThrow(DefinitionNotFound::new),
                person,
                district);
    }

    /** The same of several, by definition. */
    @Transactional(readOnly = true)
    public Map<DefinitionId, Door> standingAnew(
            Collection<DefinitionId> several, PersonId person, DistrictId district) {
        return several.isEmpty()
                ? Map.of()
                : definitions.those(several, district).stream()
                        .collect(Collectors.toMap(CredentialDefinition::id, each -> anew(each, person, district)));
    }

    private Door anew(CredentialDefinition definition, PersonId person, DistrictId district) {
        return switch (definition.stage()) {
            case LIVE -> orAskFirst(Door.OPEN, definition, person, district);
            case RETIRED -> Door.RETIRED;
            case PILOT ->
                isInvited(definition, person, district)
                        ? orAskFirst(Door.INVITED, definition, person, district)
                        : Door.NOT_INVITED;
        };
    }

    private Door orAskFirst(Door door, CredentialDefinition definition, PersonId person, DistrictId district) {
        return needsLeave(definition.id(), person, district) ? Door.ASK_FIRST : door;
    }

    private boolean isInvited(CredentialDefinition definition, PersonId person, DistrictId district) {
        Set<UUID> own = cohorts.of(person, district);
        return Objects.requireNonNull(definition.pilot()).cohorts().stream().anyMatch(own::contains);
    }

    private Door live(DefinitionId definition, PersonId person, DistrictId district) {
        return needsLeave(definition, person, district) && !hasBegun(definition, person, district)
                ? Door.ASK_FIRST
                : Door.OPEN;
    }

    private boolean needsLeave(DefinitionId definition, PersonId person, DistrictId district) {
        return leave.stream().anyMatch(each -> each.isMissing(definition, person, district));
    }

    private boolean hasBegun(DefinitionId definition, PersonId person, DistrictId district) {
        return begun.stream().anyMatch(each -> each.hasBegun(definition, person, district));
    }

    private Door door(CredentialDefinition definition, PersonId person, DistrictId district) {
        if (hasBegun(definition.id(), person, district)) {
            return Door.BEGUN;
        }
        return switch (definition.stage()) {
            case LIVE -> live(definition.id(), person, district);
            case RETIRED -> Door.RETIRED;
            case PILOT -> {
                if (!isInvited(definition, person, district)) {
                    yield Door.NOT_INVITED;
                }
                if (begun(definition.id(), district)
                        >= Objects.requireNonNull(definition.pilot()).earners()) {
                    yield Door.FULL;
                }
                yield orAskFirst(Door.INVITED, definition, person, district);
            }
        };
    }

    /** How many began it. */
    @Transactional(readOnly = true)
    public long begun(DefinitionId definition, DistrictId district) {
        return begun.stream()
                .mapToLong(each -> each.earners(definition, district))
                .sum();
    }

    /** The ids of the pilots that somebody is invited to; two reads. */
    @Transactional(readOnly = true)
    public List<UUID> pilotsFor(PersonId person, DistrictId district) {
        Set<UUID> own = cohorts.of(person, district);
        return own.isEmpty() ? List.of() : definitions.pilotsOf(own, district);
    }

    /** Whether somebody runs pilots, and so may put any of them into a course. */
    @Transactional(readOnly = true)
    public boolean placesPilots(PersonId person, DistrictId district) {
        return people.rolesOf(person, district).stream().anyMatch(PLACES_PILOTS::contains);
    }
}
