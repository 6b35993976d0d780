package org.waymark.recognition;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param roles those held now or once
 * @param since since when they are in that school and that group
 * @param left whether the register says that they work here no more: what comes each year then ends
 */
record Facts(
        List<Earned> awards,
        List<LocalDate> reviews,
        Map<Role, Held> roles,
        @Nullable String school,
        @Nullable String contractGroup,
        Since since,
        boolean left) {

    /** Where somebody was before a day. */
    record Stay(@Nullable String school, @Nullable String contractGroup, LocalDate until) {}

    /**
     * The days on which somebody came to a school and to a contract group; null where they were always there.
     *
     * @param before where they were, as far as it is known, the earliest first
     */
    record Since(@Nullable LocalDate school, @Nullable LocalDate contractGroup, List<Stay> before) {

        static final Since EVER = new Since(null, null, List.of());

        /** Where they were on a day, if that was elsewhere. */
        Optional<Stay> on(LocalDate day) {
            return before.stream().filter(stay -> day.isBefore(stay.until())).findFirst();
        }
    }

    /** @param still whether they hold it now: what it brought while it was held stays, and it brings nothing new afterwards */
    record Held(LocalDate since, boolean still) {}

    /** @param suspended whether it does not count for anything new meanwhile */
    record Earned(AwardId award, DefinitionId definition, LocalDate on, boolean suspended) {

        Reason.Ground ground() {
            return new Reason.Ground(definition, award, on);
        }
    }

    private static final Comparator<Earned> BY_DAY = Comparator.comparing(Earned::on)
            .thenComparing(earned -> earned.award().id());

    static final Facts NONE = new Facts(List.of(), List.of(), Map.of(), null, null, false);

    /** Of somebody who was always where they are. */
    Facts(
            List<Earned> awards,
            List<LocalDate> reviews,
            Map<Role, Held> roles,
            @Nullable String school,
            @Nullable String contractGroup,
            boolean left) {
        this(awards, reviews, roles, school, contractGroup, Since.EVER, left);
    }

    Facts {
        Set<DefinitionId> seen = new HashSet<>();
        awards = awards.stream()
                .sorted(Comparator.comparing(Earned::suspended).thenComparing(BY_DAY))
                .filter(earned -> seen.add(earned.definition()))
                .sorted(BY_DAY)
                .toList();
        reviews = reviews.stream().sorted().toList();
        Map<Role, Held> ordered = new EnumMap<>(Role.class);
        ordered.putAll(roles);
        roles = ordered;
    }

    /** Without what is suspended and what is held no more: something new comes of the rest alone. */
    Facts counting() {
        Map<Role, Held> held = new HashMap<>(roles);
        held.values().removeIf(each -> !each.still());
        return new Facts(reliable().awards(), reviews, held, school, contractGroup, since, left);
    }

    /** Whether all that a reason rests on is among the awards. */
    boolean have(Reason reason) {
        return reason.grounds().stream()
                .allMatch(ground ->
                        awards.stream().anyMatch(earned -> earned.award().equals(ground.award())));
    }

    /** Without what is suspended. */
    Facts reliable() {
        return new Facts(
                awards.stream().filter(earned -> !earned.suspended()).toList(),
                reviews,
                roles,
                school,
                contractGroup,
                since,
                left);
    }

    /** Without these awards and the first so many reviews. */
    Facts without(Set<DefinitionId> some, int first) {
        return new Facts(
                awards.stream()
                        .filter(earned -> !some.contains(earned.definition()))
                        .toList(),
                reviews.subList(Math.min(first, reviews.size()), reviews.size()),
                roles,
                school,
                contractGroup,
                since,
                left);
    }

    /** The same person with one award more, as a preview asks. */
    Facts with(Earned more) {
        return new Facts(
                Stream.concat(awards.stream(), Stream.of(more)).toList(),
                reviews,
                roles,
                school,
                contractGroup,
                since,
                left);
    }
}
