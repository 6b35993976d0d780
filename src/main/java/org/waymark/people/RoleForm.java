package org.waymark.people;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** What is typed to give a role. */
record RoleForm(@Nullable String role, @Nullable String reason) {

    private static final int LONGEST_REASON = 500;

    Optional<Role> chosen() {
        return Arrays.stream(Role.values())
                .filter(each -> each.name().equals(role))
                .findFirst();
    }

    String why() {
        return reason == null ? "" : reason.replace("\0", "").strip();
    }

    /** What is wrong, by field id. */
    Map<String, MessageSourceResolvable> problems() {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (chosen().isEmpty()) {
            problems.put("role", new DefaultMessageSourceResolvable("people.problem.NO_ROLE"));
        }
        if (why().isEmpty()) {
            problems.put("reason", new DefaultMessageSourceResolvable("people.problem.NO_REASON"));
        } else if (why().length() > LONGEST_REASON) {
            problems.put("reason", new DefaultMessageSourceResolvable("people.problem.LONG_REASON"));
        }
        return problems;
    }
}
