package org.waymark.submission;

/** What was handed in may be read: nobody had to look first whether it is complete, or somebody did. */
public record SubmissionReady(SubmissionSubmitted submitted) {}
