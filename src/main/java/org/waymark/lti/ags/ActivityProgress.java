package org.waymark.lti.ags;

import java.util.Locale;

/** How far the learner is (AGS 2.0, 3.4.7). */
public enum ActivityProgress {
    INITIALIZED,
    STARTED,
    IN_PROGRESS,
    SUBMITTED,
    COMPLETED;

    /** As it stands on the wire: {@code InProgress}. */
    String wire() {
        return wire(name());
    }

    static String wire(String name) {
        StringBuilder text = new StringBuilder();
        for (String word : name.split("_", -1)) {
            text.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }
}
