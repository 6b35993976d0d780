package org.waymark.catalog.approval;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.catalog.Pilot;
import org.waymark.people.programmes.ChosenCohorts;

/**
 * How an approved draft begins, or who tries it, as typed.
 *
 * @param how pilot or live
 * @param earners at most so many begin a pilot
 * @param cohorts ids of those who are invited to it
 */
record OpenForm(
        @Nullable String how,
        @Nullable String earners,
        @Nullable List<String> cohorts,
        @Nullable String reason) {

    private static final int MOST_EARNERS = 1000;

    OpenForm {
        cohorts = List.copyOf(Objects.requireNonNullElse(cohorts, List.of()));
    }

    static OpenForm fresh(boolean pilotFirst) {
        return new OpenForm(pilotFirst ? "pilot" : null, "", List.of(), "");
    }

    static OpenForm of(Pilot pilot) {
        return new OpenForm(
                "pilot",
                Integer.toString(pilot.earners()),
                pilot.cohorts().stream().map(UUID::toString).toList(),
                "");
    }

    boolean isPilot() {
        return "pilot".equals(how);
    }

    public boolean chose(UUID cohort) {
        return cohorts != null && cohorts.contains(cohort.toString());
    }

    Map<String, MessageSourceResolvable> problems(Collection<ChosenCohorts.Choice> known) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (!isPilot() && !"live".equals(how)) {
            problems.put("how", Reason.said("approval.problem.how"));
        }
        if (isPilot()) {
            int number = number();
            if (number < 1 || number > MOST_EARNERS) {
                problems.put("earners", Reason.said("approval.problem.earners"));
            }
            if (chosen(known).isEmpty()) {
                problems.put("cohorts", Reason.said("approval.problem.cohorts"));
            }
        }
        Reason.typed(reason).check("reason", true, problems);
        return problems;
    }

    /** Who tries it; null where everyone may start. */
    @Nullable
    Pilot pilot(Collection<ChosenCohorts.Choice> known) {
        return isPilot() ? new Pilot(number(), chosen(known)) : null;
    }

    private int number() {
        String typed = earners == null ? "" : earners.strip();
        return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 0;
    }

    private Set<UUID> chosen(Collection<ChosenCohorts.Choice> known) {
        Set<String> ticked = new HashSet<>(Objects.requireNonNullElse(cohorts, List.of()));
        return known.stream()
                .map(ChosenCohorts.Choice::id)
                .filter(id -> ticked.contains(id.toString()))
                .collect(Collectors.toSet());
    }
}
