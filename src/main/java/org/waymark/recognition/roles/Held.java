package org.waymark.recognition.roles;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.stacks.Progress;
import org.waymark.catalog.stacks.StackId;
import org.waymark.catalog.stacks.Stacks;

/**
 * All of somebody that positions ask for.
 *
 * @param earned the ids of micro-credentials
 * @param qualified for which positions they are eligible
 * @param years of service by the district's register; null where it does not say
 */
record Held(
        Set<UUID> earned,
        Map<StackId, Stacks.Stood> stacks,
        Set<RoleProfileId> qualified,
        @Nullable Integer years) {

    boolean meets(RoleProfile role) {
        return role.requirements().stream().allMatch(this::meets)
                && (role.prior() == null || qualified.contains(role.prior()))
                && meetsYears(role.priorYears());
    }

    boolean meetsYears(@Nullable Integer asked) {
        return asked == null || years != null && years >= asked;
    }

    boolean meets(RoleRequirement requirement) {
        return switch (requirement.kind()) {
            case CREDENTIAL -> earned.contains(requirement.of());
            case ANY -> heldOf(requirement).size() >= requirement.need();
            case STACK -> {
                Stacks.Stood stood = stood(requirement);
                yield stood != null
                        && (stood.progress().complete()
                                || Progress.of(stood.progress().rule(), earned).complete());
            }
        };
    }

    /** The micro-credentials that a requirement is about; empty for a stack that is not there any more. */
    Set<UUID> about(RoleRequirement requirement) {
        Stacks.Stood stood = stood(requirement);
        return requirement.kind() == RoleRequirement.Kind.CREDENTIAL
                ? Set.of(requirement.of())
                : stood == null ? Set.of() : stood.progress().rule().credentials();
    }

    Set<UUID> heldOf(RoleRequirement requirement) {
        Set<UUID> held = new LinkedHashSet<>(about(requirement));
        held.retainAll(earned);
        return held;
    }

    Stacks.@Nullable Stood stood(RoleRequirement requirement) {
        return stacks.get(new StackId(requirement.of()));
    }

    /** What counts for a position, of what they earned. */
    Set<UUID> counted(RoleProfile role) {
        Set<UUID> counted = new HashSet<>();
        role.requirements().forEach(requirement -> counted.addAll(heldOf(requirement)));
        return counted;
    }

    Held withEarned(Set<UUID> more) {
        Set<UUID> all = new HashSet<>(earned);
        all.addAll(more);
        return new Held(all, stacks, qualified, years);
    }

    Held qualifiedFor(Set<RoleProfileId> roles) {
        return new Held(earned, stacks, roles, years);
    }
}
