package org.waymark.catalog.stacks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes of a rule, one click at a time; a path such as 0.2 names a member, the empty one the whole. */
final class RuleEdit {

    private RuleEdit() {}

    /** With another rule in this place; unchanged where there is no such place. */
    static Rule at(Rule rule, String path, UnaryOperator<Rule> change) {
        if (path.isEmpty()) {
            return change.apply(rule);
        }
        int dot = path.indexOf('.');
        int index = index(dot < 0 ? path : path.substring(0, dot));
        if (index < 0 || index >= rule.members().size()) {
            return rule;
        }
        List<Rule> members = new ArrayList<>(rule.members());
        members.set(index, at(members.get(index), dot < 0 ? "" : path.substring(dot + 1), change));
        return with(rule, members);
    }

    static Rule add(Rule rule, String group, Rule member) {
        return at(rule, group, found -> {
            if (!found.kind().isGroup() || found.members().contains(member) && member.of() != null) {
                return found;
            }
            List<Rule> members = new ArrayList<>(found.members());
            members.add(member);
            return with(found, members);
        });
    }

    /** What stands in a place; empty where there is no such place. */
    static Optional<Rule> in(Rule rule, String path) {
        if (path.isEmpty()) {
            return Optional.of(rule);
        }
        int dot = path.indexOf('.');
        int index = index(dot < 0 ? path : path.substring(0, dot));
        return index < 0 || index >= rule.members().size()
                ? Optional.empty()
                : in(rule.members().get(index), dot < 0 ? "" : path.substring(dot + 1));
    }

    static Rule remove(Rule rule, String path) {
        return inGroup(rule, path, (members, index) -> members.remove(index));
    }

    static Rule up(Rule rule, String path) {
        return inGroup(rule, path, (members, index) -> {
            if (index > 0) {
                Collections.swap(members, index, index - 1);
            }
        });
    }

    static Rule down(Rule rule, String path) {
        return inGroup(rule, path, (members, index) -> {
            if (index < members.size() - 1) {
                Collections.swap(members, index, index + 1);
            }
        });
    }

    /** With other settings of a group. */
    static Rule set(Rule rule, String group, Rule.Kind kind, int need, String name) {
        return at(
                rule,
                group,
                found -> found.kind().isGroup() ? new Rule(kind, found.of(), need, found.members(), name) : found);
    }

    @FunctionalInterface
    private interface Change {
        void to(List<Rule> members, int index);
    }

    private static Rule inGroup(Rule rule, String path, Change change) {
        int dot = path.lastIndexOf('.');
        int index = index(path.substring(dot + 1));
        return at(rule, dot < 0 ? "" : path.substring(0, dot), group -> {
            if (index < 0 || index >= group.members().size()) {
                return group;
            }
            List<Rule> members = new ArrayList<>(group.members());
            change.to(members, index);
            return with(group, members);
        });
    }

    private static Rule with(Rule rule, List<Rule> members) {
        return new Rule(rule.kind(), rule.of(), rule.need(), members, rule.name());
    }

    private static int index(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }
}
