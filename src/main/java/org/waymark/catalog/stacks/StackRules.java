package org.waymark.catalog.stacks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a rule must be like before anyone relies on it, and what it says once other stacks are put in. */
final class StackRules {

    static final int DEEPEST = 4;
    static final int MOST_RULES = 150;

    /** Through other stacks it may go deeper than it was written. */
    private static final int DEEPEST_EXPANDED = 12;

    static final int MOST_EXPANDED = 1000;

    private final Set<UUID> definitions;
    private final Map<UUID, StackText> stacks;
    private final List<RuleFault> faults = new ArrayList<>();

    /**
     * @param definitions ids of the district's micro-credentials
     * @param stacks what the district's other stacks say, as published
     */
    StackRules(Set<UUID> definitions, Map<UUID, StackText> stacks) {
        this.definitions = definitions;
        this.stacks = stacks;
    }

    /** What is wrong; empty where it can be published. */
    List<RuleFault> faults(UUID self, boolean pathway, Rule rule) {
        if (!rule.kind().isGroup() || pathway && rule.kind() != Rule.Kind.ALL) {
            return List.of(new RuleFault("", RuleFault.Kind.EMPTY, 0));
        }
        if (count(rule) > MOST_RULES) {
            return List.of(new RuleFault("", RuleFault.Kind.TOO_MANY, MOST_RULES));
        }
        check(rule, "", 1, self, pathway);
        if (faults.isEmpty() && count(expand(rule)) > MOST_EXPANDED) {
            faults.add(new RuleFault("", RuleFault.Kind.TOO_MANY, MOST_EXPANDED));
        }
        return List.copyOf(faults);
    }

    private void check(Rule rule, String path, int depth, UUID self, boolean pathway) {
        if (depth > DEEPEST) {
            add(path, RuleFault.Kind.TOO_DEEP, DEEPEST);
            return;
        }
        int members = rule.members().size();
        if (members == 0) {
            add(path, RuleFault.Kind.EMPTY, 0);
        } else if (rule.kind() == Rule.Kind.ANY && (rule.need() < 1 || rule.need() > members)) {
            add(path, RuleFault.Kind.NEED, members);
        }
        Set<UUID> seen = new HashSet<>();
        for (int at = 0; at < members; at++) {
            Rule member = rule.members().get(at);
            String here = path.isEmpty() ? String.valueOf(at) : path + "." + at;
            if (member.of() != null && !member.kind().isGroup() && !seen.add(member.of())) {
                add(here, RuleFault.Kind.TWICE, 0);
            }
            if (pathway && member.kind() != Rule.Kind.STACK) {
                add(here, RuleFault.Kind.NOT_A_STACK, 0);
            } else if (member.kind().isGroup()) {
                check(member, here, depth + 1, self, false);
            } else if (member.kind() == Rule.Kind.CREDENTIAL && !definitions.contains(member.of())) {
                add(here, RuleFault.Kind.UNKNOWN_CREDENTIAL, 0);
            } else if (member.kind() == Rule.Kind.STACK) {
                stack(member, here, self);
            }
        }
    }

    private void stack(Rule member, String here, UUID self) {
        UUID of = member.of();
        if (self.equals(of) || of != null && leadsTo(of, self, new LinkedHashSet<>())) {
            add(here, RuleFault.Kind.CYCLE, 0);
        } else if (of == null || !stacks.containsKey(of)) {
            add(here, RuleFault.Kind.UNKNOWN_STACK, 0);
        } else if (depth(expand(member)) > DEEPEST_EXPANDED) {
            add(here, RuleFault.Kind.TOO_DEEP, DEEPEST_EXPANDED);
        }
    }

    private void add(String path, RuleFault.Kind kind, int number) {
        faults.add(new RuleFault(path, kind, number));
    }

    private boolean leadsTo(UUID from, UUID to, Set<UUID> passed) {
        StackText stack = stacks.get(from);
        return stack != null
                && passed.add(from)
                && refersTo(stack.rule()).stream().anyMatch(next -> next.equals(to) || leadsTo(next, to, passed));
    }

    /** The stacks that a rule names. */
    static Set<UUID> refersTo(Rule rule) {
        Set<UUID> named = new HashSet<>();
        if (rule.kind() == Rule.Kind.STACK && rule.of() != null) {
            named.add(rule.of());
        }
        rule.members().forEach(member -> named.addAll(refersTo(member)));
        return named;
    }

    /** With the rules of other stacks in place of their ids, under their titles; what is not known stays as it is. */
    Rule expand(Rule rule) {
        return expand(rule, Set.of());
    }

    private Rule expand(Rule rule, Set<UUID> within) {
        if (rule.kind() == Rule.Kind.STACK) {
            StackText stack = rule.of() == null || within.contains(rule.of()) ? null : stacks.get(rule.of());
            if (stack == null) {
                return rule;
            }
            Set<UUID> further = new HashSet<>(within);
            further.add(rule.of());
            Rule whole = expand(stack.rule(), further);
            return new Rule(whole.kind(), rule.of(), whole.need(), whole.members(), stack.title());
        }
        return new Rule(
                rule.kind(),
                rule.of(),
                rule.need(),
                rule.members().stream().map(member -> expand(member, within)).toList(),
                rule.name());
    }

    /** Whether it is more than anyone reads, once the other stacks are put in; found without putting them in. */
    boolean isTooMuch(Rule rule) {
        return size(rule, new HashMap<>()) > MOST_EXPANDED || reach(rule, new HashMap<>()) > DEEPEST_EXPANDED;
    }

    private long size(Rule rule, Map<UUID, Long> known) {
        StackText stack = named(rule);
        if (stack == null || rule.of() == null) {
            return 1
                    + rule.members().stream()
                            .mapToLong(member -> size(member, known))
                            .sum();
        }
        Long before = known.putIfAbsent(rule.of(), 1L);
        if (before == null) {
            known.put(rule.of(), Math.min(size(stack.rule(), known), Integer.MAX_VALUE));
        }
        return known.getOrDefault(rule.of(), 1L);
    }

    private long reach(Rule rule, Map<UUID, Long> known) {
        StackText stack = named(rule);
        if (stack == null || rule.of() == null) {
            return 1
                    + rule.members().stream()
                            .mapToLong(member -> reach(member, known))
                            .max()
                            .orElse(0);
        }
        Long before = known.putIfAbsent(rule.of(), 1L);
        if (before == null) {
            known.put(rule.of(), reach(stack.rule(), known));
        }
        return known.getOrDefault(rule.of(), 1L);
    }

    private @Nullable StackText named(Rule rule) {
        return rule.kind() == Rule.Kind.STACK && rule.of() != null ? stacks.get(rule.of()) : null;
    }

    /** Whether nobody who has none of it can ever have all that it asks, since what it asks is retired. */
    static boolean cannotBeFinished(Rule rule, Set<UUID> retired) {
        return switch (rule.kind()) {
            case CREDENTIAL -> rule.of() != null && retired.contains(rule.of());
            default -> {
                long possible = rule.members().stream()
                        .filter(member -> !cannotBeFinished(member, retired))
                        .count();
                yield !rule.members().isEmpty() && possible < rule.enough();
            }
        };
    }

    static int count(Rule rule) {
        return 1 + rule.members().stream().mapToInt(StackRules::count).sum();
    }

    static int depth(Rule rule) {
        return 1 + rule.members().stream().mapToInt(StackRules::depth).max().orElse(0);
    }
}
