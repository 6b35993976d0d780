package org.waymark.placement;

import org.waymark.catalog.finding.FoundCredential;

/**
 * A micro-credential that may be picked, in a line.
 *
 * @param weeks such as "3-5"
 */
record Choice(String id, String title, String competency, int hours, String weeks, boolean picked) {

    static Choice of(FoundCredential found, boolean picked) {
        return new Choice(
                found.definition().toString(), found.title(), found.competency(), found.hours(), found.weeks(), picked);
    }
}
