package org.waymark.award.status;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.waymark.award.AwardId;
import org.waymark.award.BadgeTerms;
import org.waymark.award.RevocationReason;

/** Why something is done about an award. */
record WhyForm(@Nullable String reason, @Nullable String why) {

    private static final Pattern BADGE =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /**
     * By the id of each field.
     *
     * @param field what the form's fields begin with
     */
    Map<String, MessageSourceResolvable> problems(String field, boolean reasonToo) {
        Map<String, MessageSourceResolvable> problems = new LinkedHashMap<>();
        if (reasonToo && revocation() == null) {
            problems.put(field + "-reason", problem("award.case.error.reason"));
        }
        if (words().isEmpty()) {
            problems.put(field + "-why", problem("award.case.error.why"));
        } else if (words().length() > AwardCases.LONGEST) {
            problems.put(field + "-why", problem("award.case.error.long", AwardCases.LONGEST));
        }
        return problems;
    }

    String words() {
        return why == null ? "" : why.strip();
    }

    @Nullable
    RevocationReason revocation() {
        return Arrays.stream(RevocationReason.values())
                .filter(each -> each.name().equals(reason))
                .findFirst()
                .orElse(null);
    }

    /** The number of a badge, out of its address too; the last one, as a file's name may hold it after the issuer's. */
    static Optional<AwardId> badge(String text) {
        Matcher matcher = BADGE.matcher(text);
        AwardId found = null;
        while (matcher.find()) {
            found = AwardId.valueOf(matcher.group());
        }
        return Optional.ofNullable(found);
    }

    /** Months as somebody types them: nothing or 0 for no end. */
    static Optional<Integer> months(String text) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            return Optional.of(0);
        }
        return plain.matches("[0-9]{1,3}")
                ? Optional.of(Integer.valueOf(plain)).filter(months -> months <= BadgeTerms.LONGEST)
                : Optional.empty();
    }

    /** A day as browsers send it. */
    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static MessageSourceResolvable problem(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }
}
