package org.waymark.recognition;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.award.AwardId;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.Role;

/**
 * What is known of one person that rules ask for. However the facts came in, they stand in the order of their days and ids.
 *
 * @param awards those in force, one of each micro-credential: the first
 * @param reviews the days on which reviews were recorded
 * @param roles those held, and since when
 */
record Facts(
        List<Earned> awards,
        List<LocalDate> reviews,
        Map<Role, LocalDate> roles,
        @Nullable String school,
        @Nullable String contractGroup) {

    /** @param suspended whether it does not count for anything new meanwhile */
    record Earned(AwardId award, DefinitionId definition, LocalDate on, boolean suspended) {

        Reason.Ground ground() {
            return new Reason.Ground(definition, award, on);
        }
    }

    private static final Comparator<Earned> BY_DAY = Comparator.comparing(Earned::on)
            .thenComparing(earned -> earned.award().id());

    static final Facts NONE = new Facts(List.of(), List.of(), Map.of(), null, null);

    Facts {
        Set<DefinitionId> seen = new HashSet<>();
        awards = awards.stream()
                .sorted(Comparator.comparing(Earned::suspended).thenComparing(BY_DAY))
                .filter(earned -> seen.add(earned.definition()))
                .sorted(BY_DAY)
                .toList();
        reviews = reviews.stream().sorted().toList();
        Map<Role, LocalDate> ordered = new EnumMap<>(Role.class);
        ordered.putAll(roles);
        roles = ordered;
    }

    /** Without what is suspended: something new comes of the rest alone. */
    Facts counting() {
        return new Facts(
                awards.stream().filter(earned -> !earned.suspended()).toList(), reviews, roles, school, contractGroup);
    }

    /** The same person with one award more, as a preview asks. */
    Facts with(Earned more) {
        return new Facts(
                Stream.concat(awards.stream(), Stream.of(more)).toList(), reviews, roles, school, contractGroup);
    }

    boolean suspends(Reason reason) {
        Set<AwardId> suspended = new HashSet<>();
        awards.stream().filter(Earned::suspended).forEach(earned -> suspended.add(earned.award()));
        return reason.grounds().stream().anyMatch(ground -> suspended.contains(ground.award()));
    }
}
