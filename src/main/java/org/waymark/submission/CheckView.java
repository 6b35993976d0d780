package org.waymark.submission;

import java.util.List;

/** Everything that is handed in, on one page, with what is missing. */
record CheckView(
        SubmissionId id,
        String title,
        boolean open,
        List<Answered> overview,
        List<Shown> evidence,
        List<Answered> reflection,
        List<Missing> missing,
        List<Phrase> hints) {

    public boolean complete() {
        return missing.isEmpty();
    }

    /** A question and its answer, blank where there is none. */
    record Answered(String prompt, String question, String answer) {}

    /** What was added for one requirement. */
    record Shown(String requirement, String title, List<EvidenceCard> cards, boolean settled) {}

    /** Something that is missing, and where to mend it. */
    record Missing(String href, Phrase words) {}
}
