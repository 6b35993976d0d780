package org.waymark.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.waymark.lti.nrps.Member;
import org.waymark.lti.nrps.MembersRead;

/** What readings of rosters leave behind. */
@Service
@Transactional
class RosterRecords {

    /** How many members are written in one transaction. */
    static final int SOME = 500;

    /** A second list that agrees with one of the same bad day says nothing new. */
    static final Duration LATER = Duration.ofHours(20);

    private static final Logger log = LoggerFactory.getLogger(RosterRecords.class);

    private final CourseRosterRepository rosters;
    private final RosterMembers members;
    private final RosterNames names;
    private final ClosedAccess access;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RosterRecords(
            CourseRosterRepository rosters,
            RosterMembers members,
            RosterNames names,
            ClosedAccess access,
            TransactionTemplate transaction,
            Clock clock) {
        this.rosters = rosters;
        this.members = members;
        this.names = names;
        this.access = access;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A reading was overtaken by a later one, which knows better. */
    static class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    Optional<RosterReading> begin(RosterDue due) {
        return rosters.findByIdAndDistrict(new CourseRosterId(due.roster()), new DistrictId(due.district()))
                .map(roster -> roster.begin(clock.instant()));
    }

    void take(RosterReading reading, List<Member> some) {
        current(reading);
        members.take(reading, some, clock.instant());
        names.take(reading, some);
    }

    /**
     * A list was read to its end: whom it let go is shut out, and by a whole one whom it did not name. Where these are
     * most of the course, only those go of whom an earlier list said the same. Some hundreds at a time are written.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    void finish(RosterReading reading, MembersRead read) {
        boolean whole = reading.differences() == null;
        boolean believed = Boolean.TRUE.equals(transaction.execute(status -> isBelieved(reading, whole)));
        boolean more = true;
        while (more) {
            more = letSomeGo(reading);
        }
        String differences =
                read.differences() == null ? null : read.differences().toString();
        transaction.executeWithoutResult(status -> {
            CourseRoster roster = current(reading);
            if (believed) {
                roster.read(whole, differences, members.active(reading), clock.instant());
            } else {
                roster.shrank(members.active(reading), clock.instant());
            }
        });
        log.info(
                "Roster {} was read: {} {}{}",
                reading.roster(),
                read.members(),
                whole ? "members" : "changes",
                believed ? "" : "; it leaves out too many to be believed at once");
    }

    private boolean isBelieved(RosterReading reading, boolean whole) {
        CourseRoster roster = current(reading);
        Instant now = clock.instant();
        Instant agreed = roster.isConfirmed() ? now : now.minus(LATER);
        if (whole) {
            members.letTheUnnamedGo(reading);
        }
        if (!roster.isShrunkBy(members.leavingUnexpectedly(reading, agreed))) {
            return true;
        }
        members.keepTheUnexpected(reading, agreed, now);
        return false;
    }

    private boolean letSomeGo(RosterReading reading) {
        List<PersonId> closed = new ArrayList<>();
        boolean any = Boolean.TRUE.equals(transaction.execute(status -> {
            current(reading);
            List<String> gone = members.letGo(reading, SOME, clock.instant());
            closed.addAll(access.close(reading.district(), reading.issuer(), gone));
            return !gone.isEmpty();
        }));
        access.mark(closed);
        return any;
    }

    void takeGroups(RosterReading reading, List<String> names) {
        current(reading).hasGroups(names);
    }

    void forgetDifferences(RosterReading reading) {
        current(reading).forgetDifferences();
    }

    void failed(RosterReading reading, RosterProblem problem, @Nullable String words) {
        rosters.findByIdAndDistrict(reading.roster(), reading.district())
                .filter(roster -> roster.isReadBy(reading))
                .ifPresent(roster -> roster.couldNotBeRead(problem, words, clock.instant()));
    }

    /** Whether anybody was known here before. */
    @Transactional(readOnly = true)
    boolean hadMembers(RosterReading reading) {
        return members.active(reading) > 0;
    }

    private CourseRoster current(RosterReading reading) {
        return rosters.findByIdAndDistrict(reading.roster(), reading.district())
                .filter(roster -> roster.isReadBy(reading))
                .orElseThrow(Overtaken::new);
    }
}
