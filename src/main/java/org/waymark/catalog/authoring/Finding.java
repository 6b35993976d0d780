package org.waymark.catalog.authoring;

import java.util.List;

/**
 * What a check says of a draft.
 *
 * @param key message key without arguments
 * @param places the parts it is about, as people know them; empty where it is about the page as a whole
 * @param fault whether it stands against proposing the draft; otherwise it is advice
 */
record Finding(String key, Section section, List<String> places, boolean fault) {

    private static final String PREFIX = "authoring.check.";

    static Finding fault(String name, Section section, List<String> places) {
        return new Finding(PREFIX + name, section, places, true);
    }

    static Finding advice(String name, Section section, List<String> places) {
        return new Finding(PREFIX + name, section, places, false);
    }
}
