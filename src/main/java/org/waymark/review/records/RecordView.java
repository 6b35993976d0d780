package org.waymark.review.records;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.submission.SubmissionId;

/**
 * The record of one decision, as a page or a file shows it.
 *
 * @param language of the rubric
 * @param whole whether all lines are here; an earner's leaves out who read what
 * @param intact whether all lines say what they said when they were written
 * @param head seal of the last line: two copies with the same one are of the same record
 */
record RecordView(
        SubmissionId number,
        String title,
        String version,
        String language,
        int attempt,
        boolean whole,
        boolean intact,
        String head,
        List<Step> steps,
        List<Looks.Look> looks) {

    /** One line in words. */
    record Step(Line line, List<Level> levels, List<Words> words, List<Print> files) {

        public Instant at() {
            return line.at();
        }

        public String what() {
            return line.what().name();
        }

        public @Nullable String slot() {
            return line.slot();
        }
    }

    /** A level that a criterion was given, and what was said of it. */
    record Level(String criterion, String level, @Nullable Words words) {}

    /**
     * What was said of a criterion.
     *
     * @param text as it is kept now; empty where it no longer is
     * @param asThen whether that is what was sealed
     */
    record Words(String name, String text, boolean asThen) {

        /** Without the lines of what a reader left empty. */
        public String shown() {
            return text.strip().replaceAll("\n{3,}", "\n\n");
        }
    }

    /** The fingerprint of a file. */
    record Print(int number, String sha256) {}
}
