package org.waymark.submission.students;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** What is typed to record the consent of a class. */
record ClassForm(
        @Nullable String className,
        @Nullable String basis,
        @Nullable String scope,
        @Nullable String on,
        @Nullable String until) {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_YEARS = 20;

    ClassForm {
        className = className == null
                ? ""
                : className.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    /** An untouched one. */
    static ClassForm fresh(LocalDate today) {
        return new ClassForm(null, null, null, today.toString(), null);
    }

    /** What is wrong, by field id. */
    Map<String, MessageSourceResolvable> problems(LocalDate today, Names names) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (name().isEmpty() || name().length() > LONGEST_NAME) {
            problems.put("className", problem("className"));
        } else {
            names.in(name()).stream()
                    .findFirst()
                    .ifPresent(found -> problems.put("className", problem("className.person", found)));
        }
        if (chosen(Basis.values(), basis).isEmpty()) {
            problems.put("basis", problem("basis"));
        }
        if (chosen(Scope.values(), scope).isEmpty()) {
            problems.put("scope", problem("scope"));
        }
        Optional<LocalDate> given = day(on);
        if (given.filter(day -> !day.isAfter(today) && day.isAfter(today.minusYears(LONGEST_YEARS)))
                .isEmpty()) {
            problems.put("on", problem("on"));
        }
        if (until != null
                && !until.isBlank()
                && day(until)
                        .filter(day -> !day.isBefore(today) && day.isBefore(today.plusYears(LONGEST_YEARS)))
                        .isEmpty()) {
            problems.put("until", problem("until"));
        }
        return problems;
    }

    ClassConsent.Given given() {
        return new ClassConsent.Given(
                name(),
                chosen(Basis.values(), basis).orElseThrow(),
                chosen(Scope.values(), scope).orElseThrow(),
                day(on).orElseThrow(),
                day(until).orElse(null));
    }

    private String name() {
        return className == null ? "" : className;
    }

    private static <E extends Enum<E>> Optional<E> chosen(E[] all, @Nullable String typed) {
        return Arrays.stream(all).filter(each -> each.name().equals(typed)).findFirst();
    }

    private static Optional<LocalDate> day(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static MessageSourceResolvable problem(String field, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {"students.class.problem." + field}, arguments);
    }
}
