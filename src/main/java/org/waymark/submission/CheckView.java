package org.waymark.submission;

import java.util.List;

/**
 * Everything that is handed in, on one page, with what is missing.
 *
 * @param language in which its author wrote
 */
record CheckView(
        SubmissionId id,
        String title,
        String language,
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
    record Missing(String href, Phrase words) {

        static Missing of(Gap gap, String base) {
            String href = switch (gap.what()) {
                case OVERVIEW -> base + "/overview#answer-" + gap.about();
                case REFLECTION -> base + "/reflection#answer-" + gap.about();
                case EVIDENCE, CONSENT -> base + "/evidence/" + gap.about();
                case CHANGES -> base + "/changes#changed-" + gap.about();
                case ORIGINALITY -> base + "/check#original";
                case GUARDIAN -> base;
            };
            return new Missing(href, new Phrase("submission.missing." + gap.what(), gap.words()));
        }
    }
}
