package org.waymark.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.waymark.catalog.stacks.Progress;
import org.waymark.catalog.stacks.Rule;
import org.waymark.catalog.stacks.StackId;
import org.waymark.recognition.Facts.Earned;

/**
 * The stacks that rules ask for, with all that they ever said. What was complete while a version was in force stays so; who
 * began under a version may complete it by that one or by the present one.
 */
record Stackbook(Map<StackId, List<Version>> versions) {

    /** @param rule expanded: other stacks stand in it with their own rules */
    record Version(Rule rule, LocalDate since) {}

    /** When a stack was completed, and by what. */
    record Completion(LocalDate on, List<Earned> by) {}

    Set<UUID> members(StackId stack) {
        List<Version> known = of(stack);
        return known.isEmpty() ? Set.of() : known.get(known.size() - 1).rule().credentials();
    }

    /** Whatever was in it once: what was earned then stays earned of it. */
    Set<UUID> everMembers(StackId stack) {
        Set<UUID> ever = new LinkedHashSet<>();
        of(stack).forEach(version -> ever.addAll(version.rule().credentials()));
        return ever;
    }

    /** How far somebody is by the present version. */
    Optional<Progress> progress(StackId stack, List<Earned> earned) {
        List<Version> known = of(stack);
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(Progress.of(known.get(known.size() - 1).rule(), ids(earned)));
    }

    Optional<Completion> completed(StackId stack, List<Earned> earned) {
        List<Version> known = of(stack);
        int first = begunUnder(known, earned);
        Completion earliest = null;
        for (int at = first; at < known.size(); at++) {
            Version version = known.get(at);
            Completion met = met(version.rule(), earned).orElse(null);
            if (met == null) {
                continue;
            }
            LocalDate on = at == first || met.on().isAfter(version.since()) ? met.on() : version.since();
            boolean lapsed = at != first
                    && at < known.size() - 1
                    && !on.isBefore(known.get(at + 1).since());
            if (!lapsed && (earliest == null || on.isBefore(earliest.on()))) {
                earliest = new Completion(on, met.by());
            }
        }
        return Optional.ofNullable(earliest);
    }

    private List<Version> of(StackId stack) {
        return versions.getOrDefault(stack, List.of());
    }

    private static int begunUnder(List<Version> known, List<Earned> earned) {
        int first = 0;
        LocalDate began = earned.stream()
                .filter(each -> known.stream()
                        .anyMatch(version -> version.rule()
                                .credentials()
                                .contains(each.definition().id())))
                .map(Earned::on)
                .findFirst()
                .orElse(null);
        for (int at = 0; began != null && at < known.size(); at++) {
            if (!known.get(at).since().isAfter(began)) {
                first = at;
            }
        }
        return first;
    }

    private static Optional<Completion> met(Rule rule, List<Earned> earned) {
        Set<UUID> wanted = rule.credentials();
        Set<UUID> has = new HashSet<>();
        List<Earned> by = new ArrayList<>();
        for (Earned each : earned) {
            if (wanted.contains(each.definition().id())) {
                has.add(each.definition().id());
                by.add(each);
                if (Progress.of(rule, has).complete()) {
                    return Optional.of(new Completion(each.on(), by));
                }
            }
        }
        return Optional.empty();
    }

    private static Set<UUID> ids(List<Earned> earned) {
        Set<UUID> ids = new HashSet<>();
        earned.forEach(each -> ids.add(each.definition().id()));
        return ids;
    }
}
