package org.waymark.notices;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of notices begins: after the last one seen, so that a new notice shifts nothing.
 *
 * @param unread whether unread ones are still to come
 * @param before ids from here on were seen
 */
record PageKey(boolean unread, UUID before) {

    /** Greater than every id that was made. */
    static final UUID LAST = new UUID(-1L, -1L);

    private static final PageKey FIRST = new PageKey(true, LAST);
    private static final String UNREAD = "u";

    /** Of what stands in an address; whatever is no key is the beginning. */
    static PageKey of(@Nullable String text) {
        if (text == null || text.length() != 37) {
            return FIRST;
        }
        try {
            return new PageKey(text.startsWith(UNREAD), UUID.fromString(text.substring(1)));
        } catch (IllegalArgumentException e) {
            return FIRST;
        }
    }

    static String after(PostedNotice last) {
        return (last.isUnread() ? UNREAD : "r") + Objects.requireNonNull(last.getId());
    }
}
