package org.waymark.submission;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.GuardianConsents;

/** The pages of one attempt with what other parts say beside it, read in one go: no page is opened more often. */
@Service
@Transactional(readOnly = true)
class AttemptPages {

    private final SubmissionPages pages;
    private final Submissions submissions;
    private final Revisions revisions;
    private final GuardianConsents guardians;
    // Implemented by parts of this module, in the order of their beans.
    private final ObjectProvider<Panels> panels;

    AttemptPages(
            SubmissionPages pages,
            Submissions submissions,
            Revisions revisions,
            GuardianConsents guardians,
            ObjectProvider<Panels> panels) {
        this.pages = pages;
        this.submissions = submissions;
        this.revisions = revisions;
        this.guardians = guardians;
        this.panels = panels;
    }

    /** What the task list shows. */
    Map<String, Object> tasks(SubmissionId id, SignedInPerson me) {
        return page(id, me, pages.taskList(id, me), EnumSet.complementOf(EnumSet.of(Panels.Place.CHECK)));
    }

    /** What is read before handing in. */
    Map<String, Object> check(SubmissionId id, SignedInPerson me) {
        return page(id, me, pages.check(id, me), EnumSet.of(Panels.Place.CHECK));
    }

    /** How many attempts there may be, 0 for as many as it takes, and a guardian's consent are said from the beginning. */
    private Map<String, Object> page(SubmissionId id, SignedInPerson me, Object view, Set<Panels.Place> places) {
        return Map.of(
                "view",
                view,
                "most",
                revisions.mostAttempts(me.district()).orElse(0),
                "guardianAwaited",
                !guardians.letsSubmit(me.id(), me.district()),
                "panels",
                panels(submissions.card(id, me.district()), me, places));
    }

    private Map<String, List<Panels.Panel>> panels(
            SubmissionCard attempt, SignedInPerson me, Set<Panels.Place> places) {
        Map<String, List<Panels.Panel>> shown = new HashMap<>();
        for (Panels.Place place : places) {
            shown.put(
                    place.name(),
                    panels.orderedStream()
                            .flatMap(each -> each.at(place, attempt, me).stream())
                            .toList());
        }
        return shown;
    }
}
