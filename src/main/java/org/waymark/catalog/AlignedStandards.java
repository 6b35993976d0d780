package org.waymark.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
     * A standard as others than the district know it, so that a badge can name it.
     *
     * @param framework the title of its framework, or the name it is aligned by where nothing is known of it
     * @param code for people to read; the word it is aligned by where its framework gives it none
     * @param title empty where nothing is known of the code
     * @param address where it stands; null where nothing is known of one
     * @param item whether the address is the standard's own, the uri of a CASE CFItem, and not its framework's page
     */
    record Target(
            String framework,
            String code,
            String title,
            @Nullable String address,
            boolean item) {}

    /** All of them in the author's order. At most one read, as of {@link #of}. */
    List<Target> targets(Map<String, List<String>> alignment, DistrictId district);

    /**
     * By the name of the framework, in the author's order. At most one read, and none where only frameworks are named that
     * Waymark ships.
     */
    Map<String, List<Aligned>> of(Map<String, List<String>> alignment, DistrictId district);
}
