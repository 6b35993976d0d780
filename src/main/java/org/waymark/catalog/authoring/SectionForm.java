package org.waymark.catalog.authoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a page of the editor sent: its fields, from which state of the draft it was made, and which button was pressed. */
record SectionForm(Map<String, List<String>> sent) {

    static final String EDITION = "edition";
    static final String ACT = "act";
    static final String CHOOSE = "choose-";
    static final String THEIRS = "theirs";

    /** A standard that was ticked in a list: its framework, this, its code. */
    static final String BETWEEN = "::";

    private static final String PICK = "pick";

    Fields fields() {
        Map<String, List<String>> fields = new LinkedHashMap<>(sent);
        fields.keySet()
                .removeIf(name -> name.equals(EDITION)
                        || name.equals(ACT)
                        || name.equals(PICK)
                        || name.startsWith(CHOOSE)
                        || name.startsWith("find-")
                        || name.startsWith("_"));
        return picked(Fields.typed(fields));
    }

    /** The standards that were ticked join those that were typed. */
    private Fields picked(Fields typed) {
        Fields fields = typed;
        for (String pick : sent.getOrDefault(PICK, List.of())) {
            int at = pick.indexOf(BETWEEN);
            if (at > 0) {
                fields = AlignmentPage.with(pick.substring(0, at), pick.substring(at + BETWEEN.length()), fields);
            }
        }
        return fields;
    }

    String edition() {
        return one(EDITION);
    }

    /** Such as up:A2 or add:A; empty for Save. */
    String act() {
        return one(ACT);
    }

    String one(String name) {
        List<String> all = sent.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.get(0).strip();
    }

    /** The fields for which the other's text was chosen. */
    Set<String> theirs() {
        Set<String> theirs = new HashSet<>();
        sent.forEach((name, values) -> {
            if (name.startsWith(CHOOSE) && values.contains(THEIRS)) {
                theirs.add(name.substring(CHOOSE.length()));
            }
        });
        return theirs;
    }

    /** As browsers send it again: for hidden fields. */
    static List<Map.Entry<String, String>> pairs(Fields fields) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        fields.values().forEach((name, values) -> values.forEach(value -> pairs.add(Map.entry(name, value))));
        return pairs;
    }
}
