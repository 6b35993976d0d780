package org.waymark.people;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.lti.nrps.Member;
import org.waymark.lti.nrps.MembersRead;

/** What readings of rosters leave behind. */
@Service
@Transactional
class RosterRecords {

    /** How many members are written in one transaction. */
    static final int SOME = 500;

    private static final Logger log = LoggerFactory.getLogger(RosterRecords.class);

    private final CourseRosterRepository rosters;
    private final RosterMembers members;
    private final RosterNames names;
    private final ClosedAccess access;
    private final Clock clock;

    RosterRecords(
            CourseRosterRepository rosters,
            RosterMembers members,
            RosterNames names,
            ClosedAccess access,
            Clock clock) {
        this.rosters = rosters;
        this.members = members;
        this.names = names;
        this.access = access;
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
        shutOut(reading, members.take(reading, some, clock.instant()));
        names.take(reading, some);
    }

    /** A list was read to its end; a whole one shuts out whom it did not name. */
    void finish(RosterReading reading, MembersRead read) {
        boolean whole = reading.differences() == null;
        CourseRoster roster = current(reading);
        Instant now = clock.instant();
        if (whole) {
            List<String> gone = members.shutOutTheUnnamed(reading, SOME, now);
            while (!gone.isEmpty()) {
                shutOut(reading, gone);
                gone = members.shutOutTheUnnamed(reading, SOME, now);
            }
        }
        String differences =
                read.differences() == null ? null : read.differences().toString();
        roster.read(whole, differences, members.active(reading), now);
        log.info("Roster {} was read: {} {}", reading.roster(), read.members(), whole ? "members" : "changes");
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

    private void shutOut(RosterReading reading, List<String> subs) {
        access.close(reading.district(), reading.issuer(), subs);
    }
}
