package org.waymark.people.districts;

import java.util.Map;

/** Somebody else changed the same fields since the page was opened; nothing was saved. */
class DistrictChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> now;

    DistrictChanged(Map<String, String> now) {
        this.now = Map.copyOf(now);
    }

    /** What these fields hold now. */
    Map<String, String> now() {
        return now;
    }
}
