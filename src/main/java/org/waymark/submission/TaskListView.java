package org.waymark.submission;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.CourseGrades;

/**
 * "My submission": what is done, what is left, what has happened.
 *
 * @param language in which its author wrote
 * @param met titles of the criteria met in earlier attempts
 * @param toShow titles of the criteria still to be shown
 * @param prior the attempt before, whose decision says what to change
 * @param next the attempt that followed, if there is one
 * @param takeBack where it can be taken back; null where it is not submitted, or a reader has opened it
 * @param aside what an earlier version asked for
 * @param newer whether the earner may take up a newer version
 * @param grades how it stands with the gradebooks of the earner's courses
 */
record TaskListView(
        SubmissionId id,
        String title,
        String language,
        int hours,
        int attemptNo,
        SubmissionStatus status,
        Phrase progress,
        List<Task> tasks,
        List<Group> groups,
        Aside aside,
        List<String> met,
        List<String> toShow,
        @Nullable SubmissionId prior,
        List<Happening> timeline,
        @Nullable SubmissionId next,
        @Nullable String takeBack,
        List<CourseGrades.Outlook> grades,
        boolean newer) {

    public boolean open() {
        return status.open();
    }

    /** What is said of it: that it is being read only once somebody does. */
    public SubmissionStatus said() {
        return takeBack == null ? status : SubmissionStatus.SUBMITTED;
    }

    public boolean decided() {
        return status.decided();
    }

    /**
     * One row.
     *
     * @param href without one it cannot be started yet
     * @param name what to do; null where nothing is
     * @param title in its author's words, after the name
     */
    record Task(
            @Nullable String href,
            @Nullable Phrase name,
            @Nullable String title,
            List<Phrase> hints,
            State state) {}

    /** What a task's row says at its end; what is done is plain, so that the eye goes to what is open. */
    enum State {
        DONE(""),
        MET(""),
        IN_PROGRESS("tag tag--info"),
        /** The decision on the attempt before asks for something else here. */
        TO_CHANGE("tag tag--action"),
        NOT_STARTED("tag"),
        READY("tag tag--info"),
        BLOCKED("muted");

        private final String style;

        State(String style) {
            this.style = style;
        }

        public String style() {
            return style;
        }

        boolean done() {
            return this == DONE || this == MET;
        }
    }

    /** The evidence of one requirement, with how much more is asked for. */
    record Group(String requirement, String title, List<EvidenceCard> cards, int missing) {}

    /**
     * What is kept from an earlier version.
     *
     * @param places where evidence may be shown in this one, by id; none once it is handed in
     */
    record Aside(List<NewerView.KeptAnswer> answers, List<EvidenceCard> cards, Map<String, String> places) {

        public boolean nothing() {
            return answers.isEmpty() && cards.isEmpty();
        }
    }

    /** One entry of the timeline. */
    record Happening(Instant at, Phrase what) {}
}
