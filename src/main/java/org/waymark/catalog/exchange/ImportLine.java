package org.waymark.catalog.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What an import does with one part of its file.
 *
 * @param line where the file says it
 * @param kind such as definition
 * @param id the author's code
 * @param version its number in the file; null for what has none
 * @param before the number it has here until then; null for what is new
 */
record ImportLine(
        Outcome outcome,
        int line,
        String kind,
        String id,
        String title,
        @Nullable String version,
        @Nullable String before) {

    /** What happens; message keys are made of these names. */
    enum Outcome {
        MADE,
        CHANGED,
        UNCHANGED,
        /** It becomes a draft of whoever imports, who proposes it to the committee. */
        DRAFTED,
        /** A stack as the file says it takes the place of what somebody wrote and has not published. */
        OVERWRITES,
        /** A stack that was retired is offered again. */
        REVIVES,
        /** It is left out until what it is made of has been approved. */
        LATER,
        /** Nothing of the file is taken as long as it stands there so. */
        REFUSED;

        boolean does() {
            return this != UNCHANGED && this != LATER && this != REFUSED;
        }
    }

    ImportLine refused() {
        return new ImportLine(Outcome.REFUSED, line, kind, id, title, version, before);
    }
}
