package org.waymark.people.earners;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** What is typed to record a guardian's consent. */
record ConsentForm(
        @Nullable String basis,
        @Nullable String scope,
        @Nullable String on,
        @Nullable String until) {

    static final ConsentForm EMPTY = new ConsentForm(null, null, null, null);

    private static final int LONGEST_SCOPE = 500;
    private static final int LONGEST_YEARS = 10;

    /** What is wrong, by field id. */
    Map<String, MessageSourceResolvable> problems(LocalDate today) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (chosen().isEmpty()) {
            problems.put("basis", problem("basis"));
        }
        if (covers().isEmpty() || covers().length() > LONGEST_SCOPE) {
            problems.put("scope", problem("scope"));
        }
        Optional<LocalDate> given = Days.parse(on);
        if (given.filter(day -> !day.isAfter(today)).isEmpty()) {
            problems.put("on", problem("on"));
        }
        if (Days.parse(until)
                .filter(day -> !day.isBefore(given.orElse(today)) && day.isBefore(today.plusYears(LONGEST_YEARS)))
                .isEmpty()) {
            problems.put("until", problem("until"));
        }
        return problems;
    }

    GuardianConsent.Given given() {
        return new GuardianConsent.Given(
                chosen().orElseThrow(),
                covers(),
                Days.parse(on).orElseThrow(),
                Days.parse(until).orElseThrow());
    }

    private Optional<ConsentBasis> chosen() {
        return Arrays.stream(ConsentBasis.values())
                .filter(each -> each.name().equals(basis))
                .findFirst();
    }

    private String covers() {
        return scope == null ? "" : scope.strip();
    }

    private static MessageSourceResolvable problem(String field) {
        return new DefaultMessageSourceResolvable("earners.consent.problem." + field);
    }
}
