package org.waymark.recognition.payroll;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.recognition.RuleSentence;

/** The days of a pay period as they were typed. */
record PeriodForm(@Nullable String from, @Nullable String until) {

    static PeriodForm fresh(LocalDate today) {
        return new PeriodForm("", today.toString());
    }

    @Nullable
    LocalDate firstDay() {
        return day(from);
    }

    @Nullable
    LocalDate lastDay() {
        return day(until);
    }

    Map<String, MessageSourceResolvable> problems() {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (from != null && !from.isBlank() && day(from) == null) {
            problems.put("from", RuleSentence.phrase("recognition.period.error.day"));
        }
        if (day(until) == null) {
            problems.put("until", RuleSentence.phrase("recognition.period.error.day"));
        }
        return problems;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || !text.strip().matches("\\d{4}-\\d{2}-\\d{2}") ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
