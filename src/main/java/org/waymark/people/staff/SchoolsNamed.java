package org.waymark.people.staff;

import java.util.LinkedHashMap;
import java.util.Map;

/** The schools that a list names, by code; a district has hundreds, not thousands. */
final class SchoolsNamed {

    static final int MOST = 5_000;

    private final Map<String, String> names = new LinkedHashMap<>();

    /** Takes a name; answers the one that the code has already, if it is another. */
    String named(String code, String name) {
        String before = names.size() < MOST ? names.putIfAbsent(code, name) : names.get(code);
        return before == null ? name : before;
    }

    boolean isFull() {
        return names.size() >= MOST;
    }

    Map<String, String> all() {
        return names;
    }
}
