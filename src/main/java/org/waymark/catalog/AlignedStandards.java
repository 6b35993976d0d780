package org.waymark.catalog;

import java.util.List;
import java.util.Map;
import org.waymark.people.DistrictId;

/** What is known of the standards that a micro-credential names by their codes; a package above knows the frameworks. */
public interface AlignedStandards {

    /**
     * A standard as a micro-credential names it.
     *
     * @param code empty where its framework gives it none for people to read
     * @param title empty where nothing is known of the code
     */
    record Aligned(String code, String title, boolean withdrawn) {

        /** Code and title, whichever there is. */
        public String shown() {
            return (code + " " + title).strip();
        }
    }

    /**
     * By the name of the framework, in the author's order. At most one read, and none where only frameworks are named that
     * Waymark ships.
     */
    Map<String, List<Aligned>> of(Map<String, List<String>> alignment, DistrictId district);
}
