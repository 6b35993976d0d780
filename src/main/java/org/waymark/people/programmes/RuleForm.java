package org.waymark.people.programmes;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which school, contract group or course was chosen, as its kind and code in one. */
record RuleForm(@Nullable String rule) {

    /** The parts of one choice. */
    record Chosen(RuleKind kind, String code) {}

    static String value(RuleKind kind, String code) {
        return kind + ":" + code;
    }

    Optional<Chosen> chosen() {
        if (rule == null) {
            return Optional.empty();
        }
        return Arrays.stream(RuleKind.values())
                .filter(kind -> rule.startsWith(kind + ":"))
                .findFirst()
                .map(kind -> new Chosen(kind, rule.substring(kind.name().length() + 1)));
    }
}
