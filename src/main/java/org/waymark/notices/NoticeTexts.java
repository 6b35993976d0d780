package org.waymark.notices;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Component;

/** What notices say, in the reader's language. */
@Component
class NoticeTexts {

    private final MessageSource messages;

    NoticeTexts(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * What happened and the next step, in words.
     *
     * @param next the text of the one link
     */
    record Words(String what, String next) {}

    /** @throws NoSuchMessageException if the kind has no messages */
    void require(Notice notice) {
        Object[] arguments = notice.arguments().toArray();
        messages.getMessage(what(notice.kind()), arguments, Locale.ENGLISH);
        messages.getMessage(next(notice.kind()), arguments, Locale.ENGLISH);
    }

    /** Empty for a kind of an earlier release that has no words any more. */
    Optional<Words> of(PostedNotice notice, Locale language) {
        Object[] arguments = notice.arguments().stream()
                .map(argument -> said(argument, language))
                .toArray();
        String what = messages.getMessage(what(notice.kind()), arguments, null, language);
        String next = messages.getMessage(next(notice.kind()), arguments, null, language);
        return what == null || next == null ? Optional.empty() : Optional.of(new Words(what, next));
    }

    /** A day is kept as 2028-07-31 and said as its reader's language says it. */
    private static String said(String argument, Locale language) {
        try {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(language)
                    .format(LocalDate.parse(argument));
        } catch (DateTimeParseException noDay) {
            return argument;
        }
    }

    String text(String key, Locale language, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }

    private static String what(String kind) {
        return "notices." + kind + ".what";
    }

    private static String next(String kind) {
        return "notices." + kind + ".next";
    }
}
