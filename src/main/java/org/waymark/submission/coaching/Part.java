package org.waymark.submission.coaching;

/** What of the work something is said about. */
enum Part {
    WHOLE,
    OVERVIEW,
    PROMPT,
    EVIDENCE,
    REFLECTION,
    CRITERION
}
