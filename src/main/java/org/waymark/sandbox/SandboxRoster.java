package org.waymark.sandbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Who of the course is suspended, and in which of the ways of LMSs its list tells so. */
@Component
@Profile("sandbox")
class SandboxRoster {

    /**
     * How the list is given.
     *
     * @param suspended the ids of those who are
     * @param statuses whether the list says Inactive; otherwise, as in Moodle, the suspended just vanish from it
     * @param differences whether changes can be asked for
     * @param pageSize how many a page holds; 0 for all on one
     */
    record Ways(Set<String> suspended, boolean statuses, boolean differences, int pageSize) {}

    private Ways ways = new Ways(Set.of(), false, false, 0);
    private final List<String> changes = new ArrayList<>();

    synchronized Ways ways() {
        return ways;
    }

    synchronized void set(Ways next) {
        Set<String> changed = new HashSet<>(ways.suspended());
        changed.addAll(next.suspended());
        changed.removeIf(id -> ways.suspended().contains(id) && next.suspended().contains(id));
        changes.addAll(changed);
        ways = next;
    }

    /** A moment that differences can be counted from. */
    synchronized int now() {
        return changes.size();
    }

    synchronized Set<String> changedSince(int moment) {
        return new LinkedHashSet<>(changes.subList(Math.min(Math.max(moment, 0), changes.size()), changes.size()));
    }

    boolean isSuspended(SandboxPerson person) {
        return ways().suspended().contains(person.id());
    }

    /** An LMS lets nobody launch who is suspended. */
    void requireActive(SandboxPerson person) {
        if (isSuspended(person)) {
            throw new SandboxRefusal(HttpStatus.FORBIDDEN, "Your enrolment in this course is suspended.");
        }
    }
}
