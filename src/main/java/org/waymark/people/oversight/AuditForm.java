package org.waymark.people.oversight;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.audit.AuditGroup;
import org.waymark.audit.AuditPlace;
import org.waymark.audit.AuditSearch;

/** What is typed to search the audit; nothing of it is needed. */
record AuditForm(
        @Nullable String q,
        @Nullable String group,
        @Nullable String from,
        @Nullable String to,
        @Nullable String before) {

    String words() {
        return text(q);
    }

    String groupName() {
        return text(group);
    }

    String firstDay() {
        return text(from);
    }

    String lastDay() {
        return text(to);
    }

    /** What is wrong, by field id. */
    Map<String, MessageSourceResolvable> problems() {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (!isDay(firstDay())) {
            problems.put("from", new DefaultMessageSourceResolvable("audit.problem.day"));
        }
        if (!isDay(lastDay())) {
            problems.put("to", new DefaultMessageSourceResolvable("audit.problem.day"));
        }
        if (problems.isEmpty()
                && !firstDay().isEmpty()
                && !lastDay().isEmpty()
                && LocalDate.parse(lastDay()).isBefore(LocalDate.parse(firstDay()))) {
            problems.put("to", new DefaultMessageSourceResolvable("audit.problem.order"));
        }
        return problems;
    }

    /** @param persons whom the words name; null where none are typed */
    AuditSearch search(@Nullable Collection<String> persons, ZoneId zone) {
        return new AuditSearch(
                persons,
                null,
                AuditGroup.named(groupName()).orElse(null),
                firstDay().isEmpty()
                        ? null
                        : LocalDate.parse(firstDay()).atStartOfDay(zone).toInstant(),
                lastDay().isEmpty()
                        ? null
                        : LocalDate.parse(lastDay())
                                .plusDays(1)
                                .atStartOfDay(zone)
                                .toInstant(),
                place(before));
    }

    /** The same, a page further. */
    AuditForm before(AuditPlace place) {
        return new AuditForm(q, group, from, to, place.toString());
    }

    /** Where a page begins; an address that somebody has changed begins at the newest. */
    static @Nullable AuditPlace place(@Nullable String before) {
        try {
            return text(before).isEmpty() ? null : AuditPlace.valueOf(text(before));
        } catch (IllegalArgumentException notAPlace) {
            return null;
        }
    }

    private static boolean isDay(String text) {
        try {
            return text.isEmpty() || LocalDate.parse(text).getYear() < 3000;
        } catch (DateTimeException notADay) {
            return false;
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\0", "").strip();
    }
}
