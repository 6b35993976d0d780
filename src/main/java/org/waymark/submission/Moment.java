package org.waymark.submission;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A place in a recording or a document that the earner points to.
 *
 * @param second of a recording, counted from its beginning
 * @param page of a document, counted from one
 * @param words what is to be seen or heard there
 */
public record Moment(@Nullable Integer second, @Nullable Integer page, String words) {

    /** As many places as one piece of evidence may have. */
    public static final int MOST = 30;

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
