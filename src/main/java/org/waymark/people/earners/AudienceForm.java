package org.waymark.people.earners;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** What is typed to say as whom somebody earns. */
record AudienceForm(
        @Nullable String audience,
        @Nullable String reason,
        @Nullable String school,
        @Nullable String adult) {

    private static final int LONGEST_REASON = 500;

    Optional<Audience> chosen() {
        return Arrays.stream(Audience.values())
                .filter(each -> each.name().equals(audience))
                .findFirst();
    }

    String why() {
        return reason == null ? "" : reason.strip();
    }

    Optional<String> schoolCode() {
        return Optional.ofNullable(school).filter(code -> !code.isBlank());
    }

    boolean isAdult() {
        return adult != null;
    }

    /**
     * What is wrong, by field id. A student's school must be known, since nobody else may see them.
     *
     * @param schools their names by code
     */
    Map<String, MessageSourceResolvable> problems(Map<String, String> schools) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (chosen().isEmpty()) {
            problems.put("audience", problem("audience"));
        }
        boolean minor = chosen().filter(Audience.STUDENT::equals).isPresent() && !isAdult();
        boolean known = schoolCode().filter(schools::containsKey).isPresent();
        if (!known && (schoolCode().isPresent() || minor && !schools.isEmpty())) {
            problems.put("school", problem("school"));
        }
        if (why().isEmpty() || why().length() > LONGEST_REASON) {
            problems.put("reason", problem("reason"));
        }
        return problems;
    }

    static MessageSourceResolvable problem(String field) {
        return new DefaultMessageSourceResolvable("earners.audience.problem." + field);
    }
}
