package org.waymark.submission;

import java.util.Optional;
import org.waymark.people.SignedInPerson;

/** What a part of this module says on an earner's pages beside the work itself; a bean of each part that has something to say. */
public interface Panels {

    /** Where panels stand; several of one place follow one another in the order of their beans. */
    enum Place {
        /** Above the tasks of an attempt: what is worth reading first. */
        BEFORE_TASKS,
        /** Below the tasks, above the evidence. */
        AFTER_TASKS,
        /** Below the evidence, above the timeline. */
        AFTER_EVIDENCE,
        /** On the page that is read before handing in, above the work. */
        CHECK
    }

    /** What is to be said there of this attempt, which is the reader's own. */
    Optional<Panel> at(Place place, SubmissionCard attempt, SignedInPerson me);

    /**
     * One panel.
     *
     * @param template a template whose fragment {@code panel(view)} is shown
     * @param insteadOfNext whether it stands in place of the offer of another attempt
     */
    record Panel(String template, Object view, boolean insteadOfNext) {

        public Panel(String template, Object view) {
            this(template, view, false);
        }
    }
}
