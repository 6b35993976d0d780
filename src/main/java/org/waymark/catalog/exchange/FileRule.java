package org.waymark.catalog.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Limits;
import org.waymark.catalog.stacks.Rule;
import org.waymark.catalog.stacks.StackId;

/**
 * What has to be earned, with everything by its code.
 *
 * @param code of a micro-credential or a stack; empty for a group
 * @param need how many members of an ANY group are enough; 0 otherwise
 * @param name what a group in a group is called; may be empty
 */
record FileRule(Rule.Kind kind, String code, int need, List<FileRule> members, String name) {

    private static final int DEEPEST = 4;
    private static final int MOST = 150;
    private static final int LONGEST_NAME = 200;

    /** A code alone is a micro-credential; a group or a stack says that it is one. */
    static FileRule read(FieldsReader fields, int depth) {
        if (fields.says("credential")) {
            return leaf(Rule.Kind.CREDENTIAL, fields.text("credential", Limits.CODE));
        }
        if (fields.says("stack")) {
            return leaf(Rule.Kind.STACK, fields.text("stack", Limits.CODE));
        }
        boolean any = fields.says("any");
        String list = any ? "of" : "all";
        if (depth > DEEPEST) {
            fields.fault(list, "rule-too-deep", DEEPEST);
            return new FileRule(Rule.Kind.ALL, "", 0, List.of(), "");
        }
        List<FileRule> members = members(fields, list, depth);
        if (members.isEmpty()) {
            fields.fault(list, "missing");
        }
        int need = any ? fields.number("any", 1, Math.max(1, members.size()), 1) : 0;
        String name = depth == 1 ? null : fields.maybe("name", LONGEST_NAME);
        return new FileRule(any ? Rule.Kind.ANY : Rule.Kind.ALL, "", need, members, name == null ? "" : name);
    }

    private static List<FileRule> members(FieldsReader fields, String list, int depth) {
        List<FileRule> members = new ArrayList<>();
        List<Value> items = fields.items(list, MOST);
        for (int i = 0; i < items.size(); i++) {
            FieldsReader member = fields.item(items.get(i), list, i, "credential");
            FileRule rule = read(member, depth + 1);
            member.done();
            if (!rule.kind().isGroup() && members.contains(rule)) {
                member.fault("credential", "rule-twice", rule.code());
            }
            members.add(rule);
        }
        return members;
    }

    /** A pathway's stacks, in order. */
    static FileRule path(List<String> stacks) {
        return new FileRule(
                Rule.Kind.ALL,
                "",
                0,
                stacks.stream().map(code -> leaf(Rule.Kind.STACK, code)).toList(),
                "");
    }

    private static FileRule leaf(Rule.Kind kind, String code) {
        return new FileRule(kind, code, 0, List.of(), "");
    }

    /** Codes of one kind that it names, wherever in it. */
    List<String> codes(Rule.Kind wanted) {
        List<String> codes = new ArrayList<>();
        if (kind == wanted && !kind.isGroup()) {
            codes.add(code);
        }
        members.forEach(member -> codes.addAll(member.codes(wanted)));
        return codes;
    }

    /** With ids in place of codes, all of which are known. */
    Rule rule(Function<String, DefinitionId> definitions, Function<String, StackId> stacks) {
        return switch (kind) {
            case CREDENTIAL -> Rule.credential(definitions.apply(code));
            case STACK -> Rule.stack(stacks.apply(code));
            case ALL, ANY ->
                new Rule(
                        kind,
                        null,
                        need,
                        members.stream()
                                .map(each -> each.rule(definitions, stacks))
                                .toList(),
                        name);
        };
    }

    /** With codes in place of ids; an id without one keeps its id, and equals no code. */
    static FileRule of(Rule rule, Map<UUID, String> codes) {
        return of(rule, codes, "");
    }

    private static FileRule of(Rule rule, Map<UUID, String> codes, String name) {
        return rule.kind().isGroup()
                ? new FileRule(
                        rule.kind(),
                        "",
                        rule.kind() == Rule.Kind.ANY ? rule.need() : 0,
                        rule.members().stream()
                                .map(each -> of(each, codes, each.name()))
                                .toList(),
                        name)
                : leaf(rule.kind(), codes.getOrDefault(rule.of(), String.valueOf(rule.of())));
    }

    /** As a file says it: fields of a group, or a member. */
    Object written() {
        Map<String, Object> fields = new LinkedHashMap<>();
        switch (kind) {
            case CREDENTIAL -> {
                return code;
            }
            case STACK -> fields.put("stack", code);
            case ALL -> {
                named(fields);
                fields.put("all", written(members));
            }
            case ANY -> {
                named(fields);
                fields.put("any", need);
                fields.put("of", written(members));
            }
        }
        return fields;
    }

    private void named(Map<String, Object> fields) {
        if (!name.isEmpty()) {
            fields.put("name", name);
        }
    }

    private static List<Object> written(List<FileRule> members) {
        return members.stream().map(FileRule::written).toList();
    }
}
