package org.waymark.catalog.stacks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How somebody stands with a stack whose rule changed over time: by the rule of when they began or by the present one,
 * whichever is kinder. What was complete while a rule was in force stays complete, however rules change later.
 */
final class Standing {

    private Standing() {}

    /** A rule and since when it was in force. */
    record Ruled(int number, Rule expanded, Instant since) {}

    /**
     * The kindest progress, and the version by which it counts.
     *
     * @param begun whether they have earned anything of it
     */
    record Counted(Progress progress, int number, boolean begun) {}

    /**
     * @param versions in order, the present one last; at least one
     * @param earned micro-credentials, and when each was earned
     */
    static Counted of(List<Ruled> versions, Map<UUID, Instant> earned) {
        Ruled present = versions.get(versions.size() - 1);
        Instant began = versions.stream()
                .flatMap(version -> credentials(version.expanded()))
                .filter(earned::containsKey)
                .map(earned::get)
                .min(Instant::compareTo)
                .orElse(null);
        if (began == null) {
            return new Counted(Progress.of(present.expanded(), Set.of()), present.number(), false);
        }
        int first = 0;
        for (int at = 0; at < versions.size(); at++) {
            if (versions.get(at).since().isBefore(began)) {
                first = at;
            }
        }
        List<Progress> candidates = new ArrayList<>();
        Map<Progress, Integer> numbers = new HashMap<>();
        for (int at = versions.size() - 1; at >= first; at--) {
            Ruled version = versions.get(at);
            boolean counts = at == first || at == versions.size() - 1;
            Progress progress = Progress.of(
                    version.expanded(),
                    counts
                            ? earned.keySet()
                            : before(earned, versions.get(at + 1).since()));
            if (counts || progress.complete()) {
                candidates.add(progress);
                numbers.putIfAbsent(progress, version.number());
            }
        }
        Progress kindest = Progress.kinder(candidates);
        return new Counted(kindest, numbers.getOrDefault(kindest, present.number()), true);
    }

    private static Set<UUID> before(Map<UUID, Instant> earned, Instant end) {
        return earned.entrySet().stream()
                .filter(each -> each.getValue().isBefore(end))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    static Stream<UUID> credentials(Rule rule) {
        return rule.kind() == Rule.Kind.CREDENTIAL
                ? Stream.ofNullable(rule.of())
                : rule.members().stream().flatMap(Standing::credentials);
    }
}
