package org.waymark.submission.coaching;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A moment of a recording or a page of a document.
 *
 * @param second since the beginning
 */
record Moment(@Nullable Integer second, @Nullable Integer page) {

    static final Moment NONE = new Moment(null, null);

    private static final Pattern TIME = Pattern.compile("(?:(\\d{1,2}):)?(\\d{1,3}):([0-5]\\d)");
    private static final Pattern PAGE = Pattern.compile("\\D{0,8}?([1-9]\\d{0,3})");

    /** 12:40 and 1:02:40 are moments, 3 and p. 3 a page; empty for what is neither. */
    static Optional<Moment> typed(String text) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            return Optional.of(NONE);
        }
        Matcher time = TIME.matcher(plain);
        if (time.matches()) {
            int hours = time.group(1) == null ? 0 : Integer.parseInt(time.group(1));
            return Optional.of(new Moment(
                    (hours * 60 + Integer.parseInt(time.group(2))) * 60 + Integer.parseInt(time.group(3)), null));
        }
        Matcher page = PAGE.matcher(plain);
        return page.matches() ? Optional.of(new Moment(null, Integer.valueOf(page.group(1)))) : Optional.empty();
    }

    boolean none() {
        return second == null && page == null;
    }

    /** Such as 12:40. */
    static String clock(int seconds) {
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
