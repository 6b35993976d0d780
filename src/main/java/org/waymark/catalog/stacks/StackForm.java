package org.waymark.catalog.stacks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.PlainText;
import tools.jackson.core.JacksonException;

/**
 * What somebody typed of a stack. The rule comes with the page as it was shown, and the fields of its groups over it, so
 * that a click means what the author saw, whatever somebody else saved meanwhile.
 */
record StackForm(Map<String, String> typed) {

    static final int LONGEST_CODE = 64;
    private static final int LONGEST_TITLE = 255;
    private static final int LONGEST_SUMMARY = 2000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_RULE = 60_000;
    private static final String REMOVE = "remove:";
    private static final RuleAsJson JSON = new RuleAsJson();

    /** @param q what is looked for to be added */
    static StackForm of(StackDraft draft, String q) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("title", draft.text().title());
        fields.put("summary", draft.text().summary());
        fields.put("edition", String.valueOf(draft.edition()));
        fields.put("q", q);
        return new StackForm(fields);
    }

    public String get(String name) {
        return typed.getOrDefault(name, "");
    }

    String title() {
        return PlainText.line(PlainText.withoutControls(get("title")));
    }

    String summary() {
        return PlainText.lines(PlainText.withoutControls(get("summary")));
    }

    int edition() {
        return get("edition").matches("\\d{1,9}") ? Integer.parseInt(get("edition")) : -1;
    }

    /** The same, to be saved over what stands now. */
    StackForm over(int edition) {
        Map<String, String> fields = new LinkedHashMap<>(typed);
        fields.put("edition", String.valueOf(edition));
        return new StackForm(fields);
    }

    Map<String, MessageSourceResolvable> problems() {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (title().isEmpty()) {
            problems.put("title", phrase("catalog.stacks.problem.title"));
        } else if (title().length() > LONGEST_TITLE) {
            problems.put("title", phrase("catalog.problem.long", LONGEST_TITLE));
        } else if (PlainText.fault(title()).isPresent()) {
            problems.put("title", phrase("catalog.problem.markup"));
        }
        if (summary().length() > LONGEST_SUMMARY) {
            problems.put("summary", phrase("catalog.problem.long", LONGEST_SUMMARY));
        } else if (PlainText.fault(summary()).isPresent()) {
            problems.put("summary", phrase("catalog.problem.markup"));
        }
        rule().flatMap(rule -> badName(rule, ""))
                .ifPresent(path -> problems.put("name" + path, phrase("catalog.problem.markup")));
        return problems;
    }

    /** Where a group has a name that is not words. */
    private static Optional<String> badName(Rule rule, String path) {
        if (PlainText.fault(rule.name()).isPresent()) {
            return Optional.of(path);
        }
        Optional<String> found = Optional.empty();
        for (int at = 0; at < rule.members().size() && found.isEmpty(); at++) {
            found = badName(rule.members().get(at), path.isEmpty() ? "" + at : path + "." + at);
        }
        return found;
    }

    /** A code as files and addresses bear it. */
    static boolean isCode(String code) {
        return code.matches("[A-Za-z0-9][A-Za-z0-9._-]{0," + (LONGEST_CODE - 1) + "}");
    }

    /** The rule as it was shown, with what was set in its groups and the one click; empty for no rule of ours. */
    Optional<Rule> rule() {
        return shown().map(rule -> clicked(settings(rule, rule, "")));
    }

    /** The group that a click would take out with all that is in it. */
    Optional<Rule> leaving() {
        String path = get("act").startsWith(REMOVE) ? get("act").substring(REMOVE.length()) : "";
        return shown().map(rule -> settings(rule, rule, ""))
                .filter(rule -> !path.isEmpty())
                .flatMap(rule -> RuleEdit.in(rule, path))
                .filter(group -> !group.members().isEmpty());
    }

    /** All that was typed, to be sent again with another click. */
    Map<String, String> besidesTheClick() {
        Map<String, String> fields = new LinkedHashMap<>(typed);
        fields.keySet().removeIf(name -> name.equals("act") || name.startsWith("_"));
        return fields;
    }

    private Optional<Rule> shown() {
        try {
            Rule rule = get("rule").length() > LONGEST_RULE ? null : JSON.convertToEntityAttribute(get("rule"));
            return Optional.ofNullable(rule)
                    .filter(StackForm::isWhole)
                    .filter(whole -> StackRules.count(whole) <= 2 * StackRules.MOST_RULES);
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isWhole(@Nullable Rule rule) {
        return rule != null
                && rule.kind() != null
                && rule.name().length() <= LONGEST_NAME
                && rule.members().stream().allMatch(StackForm::isWhole);
    }

    private Rule settings(Rule whole, Rule group, String path) {
        Rule changed = whole;
        if (group.kind().isGroup()) {
            String kind = typed.get("kind" + path);
            if (kind != null) {
                changed = RuleEdit.set(
                        changed,
                        path,
                        kind.equals("ANY") ? Rule.Kind.ANY : Rule.Kind.ALL,
                        number(get("need" + path)),
                        cut(PlainText.line(PlainText.withoutControls(get("name" + path)))));
            }
            for (int at = 0; at < group.members().size(); at++) {
                changed = settings(changed, group.members().get(at), path.isEmpty() ? "" + at : path + "." + at);
            }
        }
        return changed;
    }

    private static String cut(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private Rule clicked(Rule rule) {
        String[] act = get("act").split(":", 2);
        String path = act.length < 2 ? "" : act[1];
        return switch (act[0]) {
            case "up" -> RuleEdit.up(rule, path);
            case "down" -> RuleEdit.down(rule, path);
            case "remove", "removed" -> RuleEdit.remove(rule, path);
            case "group" -> RuleEdit.add(rule, path, Rule.any(1, List.of()));
            case "add" ->
                member(get("add" + path))
                        .map(member -> RuleEdit.add(rule, path, member))
                        .orElse(rule);
            default -> rule;
        };
    }

    /** What a list to choose from names, such as c:0190... for a micro-credential. */
    private static Optional<Rule> member(String chosen) {
        try {
            return switch (chosen.length() < 2 ? "" : chosen.substring(0, 2)) {
                case "c:" -> Optional.of(Rule.credential(new DefinitionId(UUID.fromString(chosen.substring(2)))));
                case "s:" -> Optional.of(Rule.stack(new StackId(UUID.fromString(chosen.substring(2)))));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int number(String text) {
        return text.strip().matches("\\d{1,3}") ? Integer.parseInt(text.strip()) : 0;
    }

    static MessageSourceResolvable phrase(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }

    static String json(Rule rule) {
        return JSON.convertToDatabaseColumn(rule);
    }
}
