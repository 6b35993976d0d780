package org.waymark.review.records;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.review.ReviewStep;

/**
 * One line of the record of a decision.
 *
 * @param place in it, from 1
 * @param slot FIRST, SECOND, THIRD or APPEAL where it tells of one reader
 * @param nonce what is sealed in this line is sealed with it
 * @param who seal of the id of the person who did it, or to whom it was given
 * @param whoNonce what {@code who} is sealed with; it is in no page and no file, since ids of persons can be tried one by one
 * @param facts JSON of what may stay for good, and of seals of what was said
 * @param before seal of the line before; empty in the first
 * @param seal of all of this but its place
 */
record Line(
        int place,
        Instant at,
        ReviewStep.Kind what,
        @Nullable String slot,
        String nonce,
        @Nullable String who,
        @Nullable String whoNonce,
        String facts,
        String before,
        String seal) {

    static Line after(
            @Nullable Line last,
            Instant at,
            ReviewStep.Kind what,
            @Nullable String slot,
            String nonce,
            @Nullable String who,
            @Nullable String whoNonce,
            String facts) {
        String before = last == null ? "" : last.seal();
        return new Line(
                last == null ? 1 : last.place() + 1,
                at,
                what,
                slot,
                nonce,
                who,
                whoNonce,
                facts,
                before,
                seal(at, what, slot, nonce, who, facts, before));
    }

    /** Whether it says what it said when it was written. */
    boolean isIntact() {
        return seal.equals(seal(at, what, slot, nonce, who, facts, before));
    }

    /** Whether these are all that were written, as they were, but for what may have come after the last. */
    static boolean areIntact(List<Line> lines) {
        String before = "";
        int place = 1;
        for (Line line : lines) {
            if (!line.isIntact() || !line.before().equals(before) || line.place() != place) {
                return false;
            }
            before = line.seal();
            place++;
        }
        return true;
    }

    private static String seal(
            Instant at,
            ReviewStep.Kind what,
            @Nullable String slot,
            String nonce,
            @Nullable String who,
            String facts,
            String before) {
        return Seals.of(String.join(
                "\n",
                before,
                at.toString(),
                what.name(),
                slot == null ? "" : slot,
                nonce,
                who == null ? "" : who,
                facts));
    }
}
