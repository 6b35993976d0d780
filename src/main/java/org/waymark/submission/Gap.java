package org.waymark.submission;

/**
 * Something a submission still lacks.
 *
 * @param about id of the prompt, of the requirement, of the criterion or of the evidence item
 * @param words what names it for the earner
 */
record Gap(What what, String about, String words) {

    enum What {
        OVERVIEW,
        REFLECTION,
        EVIDENCE,
        CONSENT,
        /** What was changed since the attempt before. */
        CHANGES,
        ORIGINALITY,
        /** A minor, and the school holds no guardian's consent. */
        GUARDIAN
    }
}
