package org.waymark.submission;

import java.time.Instant;

/**
 * A file, link or text that an earner has brought before.
 *
 * @param id of the evidence that shows it now, in the attempt {@code of}
 * @param from title of the micro-credential it was brought for
 * @param kind TEXT, LINK or FILE
 * @param type of a file, as people call it; empty otherwise
 * @param picture whether there is a small picture of it
 * @param broughtAt when it was brought first
 */
public record Artifact(
        EvidenceId id,
        SubmissionId of,
        String title,
        String from,
        String kind,
        String type,
        boolean picture,
        Instant broughtAt) {}
