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
 */
record FileRule(Rule.Kind kind, String code, int need, List<FileRule> members) {

    private static final int DEEPEST = 4;
    private static final int MOST = 150;

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
            return new FileRule(Rule.Kind.ALL, "", 0, List.of());
        }
        List<FileRule> members = members(fields, list, depth);
        if (members.isEmpty()) {
            fields.fault(list, "missing");
        }
        int need = any ? fields.number("any", 1, Math.max(1, members.size()), 1) : 0;
        return new FileRule(any ? Rule.Kind.ANY : Rule.Kind.ALL, "", need, members);
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
                stacks.stream().map(code -> leaf(Rule.Kind.STACK, code)).toList());
    }

    private static FileRule leaf(Rule.Kind kind, String code) {
        return new FileRule(kind, code, 0, List.of());
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
            case ALL ->
                Rule.all(members.stream()
                        .map(each -> each.rule(definitions, stacks))
                        .toList());
            case ANY ->
                Rule.any(
                        need,
                        members.stream()
                                .map(each -> each.rule(definitions, stacks))
                                .toList());
        };
    }

    /** With codes in place of ids; an id without one keeps its id, and equals no code. */
    static FileRule of(Rule rule, Map<UUID, String> codes) {
        return rule.kind().isGroup()
                ? new FileRule(
                        rule.kind(),
                        "",
                        rule.kind() == Rule.Kind.ANY ? rule.need() : 0,
                        rule.members().stream().map(each -> of(each, codes)).toList())
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
            case ALL -> fields.put("all", written(members));
            case ANY -> {
                fields.put("any", need);
                fields.put("of", written(members));
            }
        }
        return fields;
    }

    private static List<Object> written(List<FileRule> members) {
        return members.stream().map(FileRule::written).toList();
    }
}
