package org.waymark.settings;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of what is made by a form: two presses of one page's button are one thing, and something else is another. */
public final class Once {

    private Once() {}

    /**
     * The same for the same.
     *
     * @param page the id that the page was made with; null for a form without one
     * @param who and what they send: whoever goes back and sends something else makes something else
     */
    public static UUID of(@Nullable UUID page, @Nullable Object... what) {
        return page == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes((page + Arrays.toString(what)).getBytes(StandardCharsets.UTF_8));
    }
}
