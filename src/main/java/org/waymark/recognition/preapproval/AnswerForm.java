package org.waymark.recognition.preapproval;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** An answer to a request as it was typed. */
record AnswerForm(
        @Nullable String answer,
        @Nullable String reason,
        @Nullable String until) {

    static final AnswerForm EMPTY = new AnswerForm("", "", "");

    boolean isYes() {
        return "yes".equals(answer);
    }

    String text() {
        return reason == null ? "" : reason.replace("\0", "").strip();
    }

    /** The last day; null for none, and for what is no day. */
    @Nullable
    LocalDate lastDay() {
        try {
            return until == null || until.isBlank() ? null : LocalDate.parse(until.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** @param ending whether an approval that was given is to end, which takes no yes or no */
    Map<String, MessageSourceResolvable> problems(LocalDate today, boolean ending) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (!ending && !isYes() && !"no".equals(answer)) {
            problems.put("answer", phrase("recognition.pre-approval.error.answer"));
        }
        if (text().isEmpty() && !isYes() && !problems.containsKey("answer")) {
            problems.put("reason", phrase("recognition.pre-approval.error.reason"));
        } else if (text().length() > WishForm.LONGEST) {
            problems.put("reason", phrase("recognition.pre-approval.error.long", WishForm.LONGEST));
        }
        LocalDate day = lastDay();
        if (isYes() && until != null && !until.isBlank() && (day == null || day.isBefore(today))) {
            problems.put("until", phrase("recognition.pre-approval.error.until"));
        }
        return problems;
    }

    private static MessageSourceResolvable phrase(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }
}
