package org.waymark.catalog.stacks;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of the page on which a rule is written.
 *
 * @param path such as 0.2; empty for the whole
 * @param id of its fields
 * @param first whether nothing stands above it in its group
 */
record RuleLine(String path, String id, int depth, Rule rule, boolean first, boolean last) {

    /** All of a rule, from the top down. */
    static List<RuleLine> of(Rule rule) {
        List<RuleLine> lines = new ArrayList<>();
        add(lines, rule, "", 0, true, true);
        return lines;
    }

    private static void add(List<RuleLine> lines, Rule rule, String path, int depth, boolean first, boolean last) {
        lines.add(new RuleLine(path, "rule-" + path.replace('.', '-'), depth, rule, first, last));
        int members = rule.members().size();
        for (int at = 0; at < members; at++) {
            add(
                    lines,
                    rule.members().get(at),
                    path.isEmpty() ? String.valueOf(at) : path + "." + at,
                    depth + 1,
                    at == 0,
                    at == members - 1);
        }
    }

    public boolean group() {
        return rule.kind().isGroup();
    }
}
