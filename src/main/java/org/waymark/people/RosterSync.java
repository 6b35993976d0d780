package org.waymark.people;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.waymark.jobs.DueWork;
import org.waymark.jobs.TryLater;
import org.waymark.lti.nrps.CourseGroup;
import org.waymark.lti.nrps.CourseGroupsService;
import org.waymark.lti.nrps.Member;
import org.waymark.lti.nrps.MemberFilter;
import org.waymark.lti.nrps.MembersRead;
import org.waymark.lti.nrps.NamesRoleService;
import org.waymark.lti.nrps.RosterAccess;
import org.waymark.lti.services.PlatformBusy;
import org.waymark.lti.services.PlatformRefused;
import org.waymark.lti.services.ServiceProblem;

/** Reads who is in a course, the changes alone where the LMS keeps them, some hundreds of members at a time. */
@Component
class RosterSync implements DueWork<RosterDue> {

    private static final Logger log = LoggerFactory.getLogger(RosterSync.class);

    private static final int MOST_GROUPS = 100;
    private static final int LONGEST_GROUP = 100;

    private final RosterRecords records;
    private final NamesRoleService courses;
    private final CourseGroupsService groups;

    RosterSync(RosterRecords records, NamesRoleService courses, CourseGroupsService groups) {
        this.records = records;
        this.courses = courses;
        this.groups = groups;
    }

    @Override
    public String name() {
        return "roster";
    }

    @Override
    public Class<RosterDue> dataType() {
        return RosterDue.class;
    }

    /** About half an hour: the timetable begins again the next day. */
    @Override
    public int attempts() {
        return 7;
    }

    @Override
    public void run(RosterDue due) {
        Optional<RosterReading> reading = records.begin(due);
        if (reading.isEmpty()) {
            return;
        }
        try {
            read(reading.get());
            readGroups(reading.get());
        } catch (RosterRecords.Overtaken e) {
            log.info("A reading of roster {} was overtaken by another", due.roster());
        } catch (PlatformBusy e) {
            records.failed(reading.get(), RosterProblem.BUSY, e.words());
            throw new TryLater(e.words(), e.waitAtLeast());
        } catch (ServiceProblem e) {
            log.warn("Roster {} could not be read", due.roster());
            records.failed(reading.get(), RosterProblem.REFUSED, e.words());
        }
    }

    private void read(RosterReading reading) {
        if (reading.differences() == null) {
            readWhole(reading);
            return;
        }
        try {
            readChanges(reading, reading.differences());
        } catch (PlatformRefused e) {
            // Whatever it did not like about them: the whole list is the answer to it.
            records.forgetDifferences(reading);
            readWhole(reading.whole());
        }
    }

    private void readChanges(RosterReading reading, String differences) {
        Batches batches = new Batches(reading);
        MembersRead read =
                courses.changes(access(reading), URI.create(reading.memberships()), URI.create(differences), batches);
        batches.flush();
        records.finish(reading, read);
    }

    private void readWhole(RosterReading reading) {
        Batches batches = new Batches(reading);
        MembersRead read =
                courses.members(access(reading), URI.create(reading.memberships()), MemberFilter.EVERYONE, batches);
        batches.flush();
        if (read.members() == 0 && records.hadMembers(reading)) {
            // More likely a bad day of the LMS than a course that lost everyone: nobody is shut out by it.
            records.failed(reading, RosterProblem.EMPTY, null);
            return;
        }
        records.finish(reading, read);
    }

    /** Groups only say more of a course: that they cannot be read is no problem of its roster. */
    private void readGroups(RosterReading reading) {
        if (reading.groups() == null) {
            return;
        }
        List<CourseGroup> found;
        try {
            found = groups.groups(access(reading), URI.create(reading.groups()));
        } catch (ServiceProblem e) {
            log.info("The groups of roster {} could not be read", reading.roster());
            return;
        }
        records.takeGroups(
                reading,
                found.stream()
                        .map(group -> keepable(group.name()))
                        .limit(MOST_GROUPS)
                        .toList());
    }

    /** Without what no database keeps, and not too long. */
    private static String keepable(String name) {
        return name.codePoints()
                .filter(point -> !Character.isISOControl(point))
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .limit(LONGEST_GROUP)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static RosterAccess access(RosterReading reading) {
        return new RosterAccess(reading.registration(), reading.deploymentId());
    }

    /** Members on their way into the database. */
    private class Batches implements Consumer<Member> {

        private final RosterReading reading;
        private final List<Member> some = new ArrayList<>(RosterRecords.SOME);

        Batches(RosterReading reading) {
            this.reading = reading;
        }

        @Override
        public void accept(Member member) {
            some.add(member);
            if (some.size() == RosterRecords.SOME) {
                flush();
            }
        }

        void flush() {
            if (!some.isEmpty()) {
                records.take(reading, some);
                some.clear();
            }
        }
    }
}
