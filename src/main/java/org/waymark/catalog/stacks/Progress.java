package org.waymark.catalog.stacks;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * How far somebody is with a rule.
 *
 * @param have how many members are complete, never more than are enough; 0 or 1 for a micro-credential
 * @param enough how many of them it takes
 * @param remaining how many micro-credentials are still to be earned at the least; 0 when it is complete
 */
public record Progress(Rule rule, int have, int enough, int remaining, List<Progress> members) {

    public Progress {
        members = List.copyOf(members);
    }

    public boolean complete() {
        return remaining == 0;
    }

    /**
     * By what somebody earned.
     *
     * @param rule expanded: other stacks stand in it with their own rules
     * @param earned ids of micro-credentials
     */
    public static Progress of(Rule rule, Set<UUID> earned) {
        if (!rule.kind().isGroup()) {
            boolean has = rule.of() != null && rule.kind() == Rule.Kind.CREDENTIAL && earned.contains(rule.of());
            return new Progress(rule, has ? 1 : 0, 1, has ? 0 : 1, List.of());
        }
        List<Progress> members =
                rule.members().stream().map(member -> of(member, earned)).toList();
        int enough = Math.min(rule.enough(), members.size());
        int complete = (int) members.stream().filter(Progress::complete).count();
        int remaining = members.stream()
                .map(Progress::remaining)
                .sorted()
                .limit(enough)
                .mapToInt(Integer::intValue)
                .sum();
        return new Progress(rule, Math.min(complete, enough), enough, remaining, members);
    }

    /** The one that leaves less to do; the first of two that leave the same. */
    static Progress kinder(List<Progress> some) {
        return some.stream().min(Comparator.comparingInt(Progress::remaining)).orElseThrow();
    }
}
