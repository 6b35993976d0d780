package org.waymark.submission.coaching;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.Minors;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;
import org.waymark.submission.WorkShown;
import org.waymark.submission.plan.Plans;

/** What the two see of what they share. */
@Service
@Transactional
class CoachingPages {

    private final Companions companions;
    private final CompanionRepository rows;
    private final ThreadRepository threads;
    private final Candidates candidates;
    private final Submissions submissions;
    private final Plans plans;
    private final Minors minors;
    private final Clock clock;

    CoachingPages(
            Companions companions,
            CompanionRepository rows,
            ThreadRepository threads,
            Candidates candidates,
            Submissions submissions,
            Plans plans,
            Minors minors,
            Clock clock) {
        this.companions = companions;
        this.rows = rows;
        this.threads = threads;
        this.candidates = candidates;
        this.submissions = submissions;
        this.plans = plans;
        this.minors = minors;
        this.clock = clock;
    }

    /** The work beside which somebody sits; that they look is recorded. */
    CoachingView beside(CompanionId id, SignedInPerson me) {
        Companion companion = companions.look(id, me);
        SubmissionCard latest = companions.latest(companion);
        if (!companion.isCoach() && !latest.isOpen()) {
            throw new CompanionNotFound();
        }
        DistrictId district = me.district();
        WorkShown work = submissions.shown(latest.id(), district);
        Map<PersonId, String> names = minors.names(List.of(companion.earner(), me.id()), district, me.id());
        return new CoachingView(
                id,
                names.getOrDefault(companion.earner(), ""),
                companion.isCoach(),
                companion.isCoach() ? latest.status() : null,
                companion.untilAt(),
                companion.isCoach()
                        ? plans.goal(companion.definition(), companion.earner(), district)
                                .orElse(null)
                        : null,
                companion.waitingSince() != null && !latest.isOver(),
                companion.isCoach()
                        ? submissions
                                .lastDecided(companion.definition(), companion.earner(), district)
                                .orElse(null)
                        : null,
                work,
                companion.isCoach() ? work.changes() : Map.of(),
                CoachingThreads.places(work).toList(),
                threads.of(List.of(id), district).stream()
                        .map(thread -> ThreadView.of(thread, work, companion.isCoach(), true, names, me.id()))
                        .toList());
    }

    /** Who looks at one's own work, always the latest attempt, and what was said; also by those who no longer look. */
    CompanyView company(SubmissionId work, SignedInPerson me) {
        SubmissionCard card = own(work, me);
        DistrictId district = me.district();
        List<Companion> open = rows.holdOpenOf(me.id(), card.definition(), district, clock.instant());
        open.forEach(Companion::earnerLooks);
        List<Companion> ever = rows.ever(me.id(), card.definition(), district);
        Set<CompanionId> reading = open.stream().map(Companion::id).collect(Collectors.toSet());
        List<PersonId> persons = new ArrayList<>(ever.stream()
                .map(Companion::person)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        persons.add(me.id());
        Map<PersonId, String> names = minors.names(persons, district, me.id());
        WorkShown shown = submissions.shown(card.id(), district);
        List<CoachingThread> all = ever.isEmpty()
                ? List.of()
                : threads.of(ever.stream().map(Companion::id).toList(), district);
        boolean coached = open.stream().anyMatch(Companion::isCoach);
        return new CompanyView(
                card.id(),
                card.title(),
                open.stream()
                        .map(companion -> new CompanyView.Row(
                                companion.id(),
                                companion.person() == null ? null : names.getOrDefault(companion.person(), ""),
                                companion.isCoach(),
                                companion.untilAt()))
                        .toList(),
                CoachingThreads.places(shown).toList(),
                all.stream()
                        .map(thread -> ThreadView.of(
                                thread, shown, true, reading.contains(thread.companion()), names, me.id()))
                        .toList(),
                !coached && !card.isOver(),
                card.isOpen() && candidates.mayHandOver(me.id(), district));
    }

    /** Whom somebody can choose as a coach. */
    @Transactional(readOnly = true)
    Choice choice(SubmissionId work, SignedInPerson me) {
        SubmissionCard card = own(work, me);
        if (card.isOver()) {
            throw new CompanionNotFound();
        }
        List<Candidates.Coach> all = candidates.coaches(me.id(), me.district(), handedIn(me));
        return new Choice(
                card.id(),
                card.title(),
                all.stream().filter(coach -> !coach.where().isEmpty()).toList(),
                all.stream()
                        .filter(coach -> coach.where().isEmpty())
                        .collect(Collectors.toMap(
                                coach -> coach.id().toString(),
                                Candidates.Coach::name,
                                (one, other) -> one,
                                LinkedHashMap::new)));
    }

    /**
     * Coaches to choose from.
     *
     * @param near those of one's own cohorts and programmes
     * @param others names by id
     */
    record Choice(SubmissionId id, String title, List<Candidates.Coach> near, Map<String, String> others) {}

    /** Whom somebody can ask, by a part of their name. */
    @Transactional(readOnly = true)
    Asking asking(SubmissionId work, String words, SignedInPerson me) {
        SubmissionCard card = own(work, me);
        if (!card.isOpen() || !candidates.mayHandOver(me.id(), me.district())) {
            throw new CompanionNotFound();
        }
        return new Asking(
                card.id(),
                card.title(),
                words,
                words.isBlank() ? List.of() : candidates.colleagues(words, me.id(), me.district(), handedIn(me)));
    }

    record Asking(SubmissionId id, String title, String words, List<Candidates.Colleague> found) {}

    private boolean handedIn(SignedInPerson me) {
        return Candidates.handedIn(submissions.of(me.id(), me.district()));
    }

    private SubmissionCard own(SubmissionId work, SignedInPerson me) {
        return companions.latestOf(work, me.id(), me.district());
    }
}
