package org.waymark.submission.coaching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.earners.Minors;
import org.waymark.people.programmes.Programmes;
import org.waymark.submission.SubmissionCard;

/**
 * Whom an earner can let look. Once something was handed in, nobody is offered who reads in the district: who of them reads
 * this earner's work would otherwise show by who is missing.
 */
@Component
@Transactional(readOnly = true)
class Candidates {

    private static final int MOST = 10;
    private static final int SHORTEST = 2;

    private final People people;
    private final Programmes programmes;
    private final Minors minors;
    // Implemented by the module of reviews, which lies above.
    private final ObjectProvider<BlindReaders> readers;

    Candidates(People people, Programmes programmes, Minors minors, ObjectProvider<BlindReaders> readers) {
        this.people = people;
        this.programmes = programmes;
        this.minors = minors;
        this.readers = readers;
    }

    /**
     * A coach to choose.
     *
     * @param where the cohort or programme that they coach the earner in; empty for any other
     */
    record Coach(PersonId id, String name, String where, boolean assigned) {}

    /** Someone to ask, by name. */
    record Colleague(PersonId id, String name) {}

    /** The coaches of the earner's own cohorts and programmes first, then all others by name. */
    List<Coach> coaches(PersonId earner, DistrictId district, boolean handedIn) {
        Set<PersonId> without = excluded(earner, district, handedIn);
        Map<PersonId, Programmes.CoachOf> near = new LinkedHashMap<>();
        programmes.coachesOf(earner, district).forEach(coach -> near.putIfAbsent(coach.coach(), coach));
        List<PersonId> all = new ArrayList<>(near.keySet());
        people.inRole(Role.COACH, district).stream()
                .filter(coach -> !near.containsKey(coach))
                .forEach(all::add);
        all.removeAll(without);
        if (minors.isProtected(earner, district)) {
            all.removeIf(coach -> !minors.isSeenBy(coach, earner, district));
        }
        Map<PersonId, String> names = people.names(all, district);
        List<Coach> coaches = all.stream()
                .map(coach -> {
                    Programmes.CoachOf place = near.get(coach);
                    return new Coach(
                            coach,
                            names.getOrDefault(coach, ""),
                            place == null ? "" : place.where(),
                            place != null && place.assigned());
                })
                .toList();
        return coaches.stream()
                .sorted(Comparator.comparing(Coach::assigned)
                        .reversed()
                        .thenComparing(coach -> coach.where().isEmpty())
                        .thenComparing(Coach::name))
                .toList();
    }

    boolean mayCoach(PersonId person, PersonId earner, DistrictId district, boolean handedIn) {
        return people.rolesOf(person, district).contains(Role.COACH)
                && !excluded(earner, district, handedIn).contains(person)
                && minors.isSeenBy(person, earner, district);
    }

    /** Colleagues whose name has these words in it; students who are protected as minors neither ask nor are found. */
    List<Colleague> colleagues(String words, PersonId earner, DistrictId district, boolean handedIn) {
        if (People.searchable(words).strip().length() < SHORTEST) {
            return List.of();
        }
        Set<PersonId> without = excluded(earner, district, handedIn);
        return people.search(words, district, MOST + without.size()).stream()
                .filter(found -> !without.contains(found.id()))
                .limit(MOST)
                .map(found -> new Colleague(found.id(), found.name()))
                .toList();
    }

    boolean mayLook(PersonId person, PersonId earner, DistrictId district, boolean handedIn) {
        return people.isKnown(person, district)
                && minors.protectedAmong(List.of(person, earner), district).isEmpty()
                && !excluded(earner, district, handedIn).contains(person);
    }

    boolean mayBeSeen(PersonId viewer, PersonId person, DistrictId district) {
        return minors.isSeenBy(viewer, person, district);
    }

    /** A student who is protected as a minor hands no address of their work about. */
    boolean mayHandOver(PersonId earner, DistrictId district) {
        return !minors.isProtected(earner, district);
    }

    static boolean handedIn(List<SubmissionCard> latestOfEach) {
        return latestOfEach.stream()
                .anyMatch(card -> card.term() > 1 || card.attemptNo() > 1 || card.submittedAt() != null);
    }

    private Set<PersonId> excluded(PersonId earner, DistrictId district, boolean handedIn) {
        Set<PersonId> excluded = new HashSet<>(people.ids(earner, district));
        readers.forEach(each -> excluded.addAll(each.of(earner, district)));
        if (handedIn) {
            excluded.addAll(people.inRole(Role.REVIEWER, district));
            excluded.addAll(people.inRole(Role.THIRD_READER, district));
        }
        return excluded;
    }
}
