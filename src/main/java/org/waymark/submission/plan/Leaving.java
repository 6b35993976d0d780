package org.waymark.submission.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.waymark.submission.Phrase;
import org.waymark.submission.SubmissionStatus;
import org.waymark.submission.Withdrawals;

/**
 * What somebody who thinks of leaving may do, and what becomes of their work: said before it is done.
 *
 * @param left whether they have left it already
 */
record Leaving(Withdrawals.Held held, boolean left) {

    /** What one may do. */
    enum Way {
        BACK,
        KEEP,
        DELETE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What becomes of one kind of work: in words, and in others where it is deleted. */
    record Fate(Phrase what, Phrase kept, Phrase deleted) {

        public boolean same() {
            return kept.equals(deleted);
        }
    }

    public boolean earned() {
        return held.status() == SubmissionStatus.AWARDED;
    }

    public List<Way> ways() {
        if (earned()) {
            return List.of();
        }
        if (held.mayBeTakenBack()) {
            return List.of(Way.BACK, Way.KEEP, Way.DELETE);
        }
        if (held.begun()) {
            return left ? List.of() : List.of(Way.KEEP);
        }
        return left ? List.of(Way.DELETE) : List.of(Way.KEEP, Way.DELETE);
    }

    /** Each kind of work in turn. */
    public List<Fate> fates() {
        List<Fate> fates = new ArrayList<>();
        fates.add(fate("answers", held.answers()));
        fates.add(fate("evidence", held.pieces()));
        fates.add(always("seen", seen()));
        if (decided()) {
            fates.add(always("decided", "kept"));
        }
        fates.add(always("book", book()));
        fates.add(fate("coaching"));
        fates.add(fate("plan"));
        fates.add(always("award", "kept"));
        return fates;
    }

    private boolean decided() {
        return held.status() == SubmissionStatus.NOT_YET || held.decidedBefore();
    }

    private boolean returned() {
        return held.status() == SubmissionStatus.RETURNED_INCOMPLETE;
    }

    private String seen() {
        if (held.begun()) {
            return "begun";
        }
        return held.mayBeTakenBack() ? "handed-in" : returned() ? "returned" : "nobody";
    }

    /** That an attempt was handed in is taken back as long as none was decided; afterwards that would tell of it. */
    private String book() {
        if (held.begun()) {
            return "begun";
        }
        if (decided()) {
            return "stays";
        }
        return held.mayBeTakenBack() || returned() ? "taken-back" : "nothing";
    }

    private Fate fate(String what, Object... count) {
        return new Fate(
                new Phrase("plan.leave." + what, count),
                new Phrase("plan.leave." + what + ".kept"),
                new Phrase(held.begun() ? "plan.leave.not-now" : "plan.leave." + what + ".deleted"));
    }

    private static Fate always(String what, String how) {
        Phrase words = new Phrase("plan.leave." + what + "." + how);
        return new Fate(new Phrase("plan.leave." + what), words, words);
    }
}
