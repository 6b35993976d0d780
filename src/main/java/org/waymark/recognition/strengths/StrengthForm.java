package org.waymark.recognition.strengths;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.PlainText;

/** What a lead typed to search: words of what people can do, never of who they are. */
record StrengthForm(
        @Nullable String q,
        @Nullable String criterion,
        @Nullable String credential,
        @Nullable String since,
        @Nullable String open) {

    private static final int LONGEST = 200;

    /** Whether anything was asked for: the page by itself, without a field, searches for nobody and misses nothing. */
    boolean asks() {
        return !said(q).isEmpty()
                || !said(criterion).isEmpty()
                || !said(credential).isEmpty();
    }

    Map<String, MessageSourceResolvable> problems() {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (said(q).length() > LONGEST) {
            put(problems, "q", "catalog.problem.long", LONGEST);
        }
        if (said(criterion).length() > LONGEST) {
            put(problems, "criterion", "catalog.problem.long", LONGEST);
        }
        if (!said(credential).isEmpty() && definition().isEmpty()) {
            put(problems, "credential", "strengths.problem.credential");
        }
        if (!said(since).isEmpty() && day().isEmpty()) {
            put(problems, "since", "strengths.problem.since");
        }
        if (problems.isEmpty()
                && !asks()
                && (q != null || !said(since).isEmpty() || !said(open).isEmpty())) {
            put(problems, "q", "strengths.problem.nothing");
        }
        return problems;
    }

    Wish toWish() {
        return new Wish(
                said(q),
                said(criterion),
                definition().orElse(null),
                day().orElse(null),
                Arrays.stream(OpenTo.values())
                        .filter(one -> one.name().equals(said(open)))
                        .findFirst()
                        .orElse(null));
    }

    private Optional<DefinitionId> definition() {
        try {
            return said(credential).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new DefinitionId(UUID.fromString(said(credential))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<LocalDate> day() {
        try {
            return Optional.of(LocalDate.parse(said(since)))
                    .filter(day -> day.getYear() >= 2000 && day.getYear() <= 2100);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static void put(
            Map<String, MessageSourceResolvable> problems, String field, String key, Object... arguments) {
        problems.put(field, new DefaultMessageSourceResolvable(new String[] {key}, arguments));
    }

    private static String said(@Nullable String text) {
        return PlainText.line(PlainText.withoutControls(Objects.requireNonNullElse(text, "")));
    }
}
