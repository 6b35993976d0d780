package org.waymark.submission.coaching;

import java.time.Clock;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.SignedInPerson;
import org.waymark.people.districts.DistrictSettings;
import org.waymark.people.districts.Policies;
import org.waymark.submission.Panels;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionId;

/** One line on an earner's pages: who looks on, or that somebody could; after some not-yets a coach is offered. */
@Component
@Order(60)
@Transactional(readOnly = true)
class CoachingPanel implements Panels {

    private static final String NOT_YET = "NOT_YET";

    private final CompanionRepository companions;
    private final DistrictSettings settings;
    private final Clock clock;

    CoachingPanel(CompanionRepository companions, DistrictSettings settings, Clock clock) {
        this.companions = companions;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What the line says.
     *
     * @param words a message key, whose {0} is how many comments are open
     * @param choose whether the link leads to the choice of a coach
     */
    record View(SubmissionId id, String words, long open, boolean choose) {}

    @Override
    public Optional<Panel> at(Place place, SubmissionCard attempt, SignedInPerson me) {
        boolean goesOn = attempt.isOpen() || attempt.status().equals(NOT_YET);
        if (place != Place.AFTER_TASKS) {
            return Optional.empty();
        }
        CompanionRepository.Standing standing =
                companions.standing(me.id(), attempt.definition(), me.district(), clock.instant());
        if (standing.coaches() > 0) {
            return panel(attempt, "coaching.panel.coach", standing.open(), false);
        }
        if (goesOn && notYets(attempt) > 0) {
            Policies policies = settings.of(me.district()).policies();
            if (notYets(attempt) >= policies.coachAskedAfter()) {
                return panel(attempt, "coaching.panel.ask", 0, true);
            }
            if (notYets(attempt) >= policies.coachOfferedAfter()) {
                return panel(attempt, "coaching.panel.offer", 0, true);
            }
        }
        if (standing.companions() > 0) {
            return panel(attempt, "coaching.panel.colleagues", standing.open(), false);
        }
        return goesOn ? panel(attempt, "coaching.panel.alone", 0, false) : Optional.empty();
    }

    private static Optional<Panel> panel(SubmissionCard attempt, String words, long open, boolean choose) {
        return Optional.of(new Panel("submission/coaching/panel", new View(attempt.id(), words, open, choose)));
    }

    /** Every attempt before this one ended with one. */
    private static int notYets(SubmissionCard attempt) {
        return attempt.status().equals(NOT_YET) ? attempt.attemptNo() : attempt.attemptNo() - 1;
    }
}
