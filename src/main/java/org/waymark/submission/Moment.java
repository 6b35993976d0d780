package org.waymark.submission;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a recording or a document that somebody points to.
 *
 * @param second of a recording, counted from its beginning
 * @param page of a document, counted from one
 * @param words what is to be seen or heard there
 */
public record Moment(@Nullable Integer second, @Nullable Integer page, String words) {

    /** As many places as one piece of evidence may have. */
    public static final int MOST = 30;

    private static final Pattern TIME = Pattern.compile("(?:(\\d{1,2}):)?(\\d{1,3}):([0-5]\\d)");
    private static final Pattern PAGE = Pattern.compile("\\D{0,8}?([1-9]\\d{0,3})");

    /** A place without words: 12:40 and 1:02:40 are times, 3 and p. 3 a page; empty for what is neither. */
    public static Optional<Moment> typed(String text) {
        String plain = text.strip();
        Matcher time = TIME.matcher(plain);
        if (time.matches()) {
            int hours = time.group(1) == null ? 0 : Integer.parseInt(time.group(1));
            int minutes = hours * 60 + Integer.parseInt(time.group(2));
            return Optional.of(new Moment(minutes * 60 + Integer.parseInt(time.group(3)), null, ""));
        }
        Matcher page = PAGE.matcher(plain);
        return page.matches() ? Optional.of(new Moment(null, Integer.valueOf(page.group(1)), "")) : Optional.empty();
    }

    /** The same place, with other words. */
    public Moment with(String other) {
        return new Moment(second, page, other);
    }

    /** As people write a time: 1:05, or 1:02:09 from an hour on; empty for a page. */
    public String time() {
        if (second == null) {
            return "";
        }
        int hours = second / 3600;
        int minutes = second / 60 % 60;
        return hours == 0
                ? String.format(Locale.ROOT, "%d:%02d", minutes, second % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, second % 60);
    }

    /** Where players and viewers go by themselves (Media Fragments URI 1.0, 4.2.1; RFC 8118, 3). */
    public String fragment() {
        return second == null ? "#page=" + page : "#t=" + second;
    }

    int place() {
        return second != null ? second : page != null ? page : 0;
    }
}
