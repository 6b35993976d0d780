package org.waymark.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.jobs.DueJobs;
import org.waymark.lti.LtiLaunch;

/**
 * Who is in the courses that people launch from, where their LMS tells (NRPS 2.0). Nobody gets an account by being
 * listed; a course that tells nothing is known from its launches only.
 */
@Service
@Transactional
public class Rosters {

    /** After a launch the list is read again, but not more often. */
    static final Duration BETWEEN_LAUNCHES = Duration.ofHours(1);

    static final Duration EVERY_DAY = Duration.ofHours(24);

    /** A course that nobody opens any more is not asked about. */
    static final Duration ABANDONED = Duration.ofDays(90);

    /** Two clicks are one wish. */
    private static final Duration BETWEEN_WISHES = Duration.ofMinutes(1);

    static final int SHOWN = 200;
    private static final int AT_ONCE = 100;
    private static final int LONGEST_ID = 255;

    private final CourseRosterRepository rosters;
    private final RosterMembers members;
    private final RosterSync sync;
    private final DueJobs jobs;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Rosters(
            CourseRosterRepository rosters,
            RosterMembers members,
            RosterSync sync,
            DueJobs jobs,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.rosters = rosters;
        this.members = members;
        this.sync = sync;
        this.jobs = jobs;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How someone stands in a course; empty where its list is not known or does not name them. */
    @Transactional(readOnly = true)
    public Optional<RosterStanding> standing(
            DistrictId district, UUID registration, String deploymentId, String contextId, String sub) {
        return rosters.findByDistrictAndRegistrationAndDeploymentIdAndContextId(
                        district, registration, deploymentId, contextId)
                .flatMap(roster -> members.standing(roster.id(), district, sub));
    }

    /** Everything that rosters keep of a person. */
    @Transactional(readOnly = true)
    List<RosterListing> of(PersonId person, DistrictId district) {
        return members.of(person, district);
    }

    /**
     * A course whose LMS tells who is in it.
     *
     * @param title null where the LMS gives none
     */
    public record Course(UUID id, @Nullable String title, String contextId, int members) {}

    /** A district's courses that tell who is in them, those launched last first. */
    @Transactional(readOnly = true)
    public List<Course> courses(DistrictId district) {
        return rosters.findByDistrictOrderByLaunchedAtDesc(district, Limit.of(SHOWN)).stream()
                .map(CourseRoster::view)
                .map(view -> new Course(view.id().id(), view.course(), view.contextId(), view.members()))
                .toList();
    }

    /** The learners of a course who have launched. */
    @Transactional(readOnly = true)
    public List<PersonId> learners(UUID course, DistrictId district) {
        return members.learners(new CourseRosterId(course), district);
    }

    /** Whether a launch tells of a course and where its members are listed. */
    static boolean tells(LtiLaunch launch) {
        LtiLaunch.Context course = launch.context();
        return course != null
                && course.id().length() <= LONGEST_ID
                && launch.deploymentId().length() <= LONGEST_ID
                && launch.fellows().memberships() != null;
    }

    /** Remembers where a launch says that the members are listed, and has them read where that is due. */
    void launched(LtiLaunch launch) {
        LtiLaunch.Context course = launch.context();
        String memberships = launch.fellows().memberships();
        String groups = launch.fellows().groups();
        if (course == null || memberships == null) {
            return;
        }
        DistrictId district = new DistrictId(launch.tenant());
        Instant now = clock.instant();
        CourseRoster roster = find(launch, course, district).orElseGet(() -> {
            rosters.add(
                    CourseRosterId.fresh().id(),
                    district.id(),
                    launch.registration(),
                    launch.deploymentId(),
                    launch.issuer(),
                    course.id(),
                    CourseRoster.titled(course.title()),
                    memberships,
                    groups,
                    now);
            return find(launch, course, district).orElseThrow();
        });
        if (roster.isNews(memberships, groups, course.title())) {
            rosters.isTold(roster.id().id(), district.id(), CourseRoster.titled(course.title()), memberships, groups);
        }
        members.launched(roster.id(), district, launch.sub(), launch.isLearner());
        Instant lately = now.minus(BETWEEN_LAUNCHES);
        if (!roster.wasAskedAfter(lately)
                && rosters.wantedByLaunch(roster.id().id(), district.id(), now, lately, now.plus(EVERY_DAY)) == 1) {
            schedule(roster.id(), district);
        }
    }

    /** Has those read whose time has come; answers how many. */
    int readDue() {
        Instant now = clock.instant();
        List<RosterDue> due = jdbc.sql("select id, district_id from course_roster"
                        + " where next_at <= ? and launched_at > ? order by next_at limit " + AT_ONCE)
                .params(at(now), at(now.minus(ABANDONED)))
                .query((row, n) ->
                        new RosterDue(row.getObject("id", UUID.class), row.getObject("district_id", UUID.class)))
                .list();
        for (RosterDue each : due) {
            if (rosters.wanted(each.roster(), each.district(), now, now, now.plus(EVERY_DAY)) == 1) {
                schedule(new CourseRosterId(each.roster()), new DistrictId(each.district()));
            }
        }
        return due.size();
    }

    /** A district's courses, those launched last first; of one LMS connection only, if it is given. */
    @Transactional(readOnly = true)
    List<RosterView> all(RosterDesk desk) {
        Limit most = Limit.of(SHOWN);
        List<CourseRoster> found = desk.registration() == null
                ? rosters.findByDistrictOrderByLaunchedAtDesc(desk.district(), most)
                : rosters.findByDistrictAndRegistrationOrderByLaunchedAtDesc(
                        desk.district(), desk.registration(), most);
        return found.stream().map(CourseRoster::view).toList();
    }

    /** Somebody wants it read now. */
    void readNow(CourseRosterId id, RosterDesk desk) {
        CourseRoster roster = rosters.findByIdAndDistrict(id, desk.district())
                .filter(found -> desk.registration() == null || found.isOf(desk.registration()))
                .orElseThrow(RosterNotFound::new);
        Instant now = clock.instant();
        // next_at is a day after the last wish, so this lets one wish a minute through.
        if (rosters.wanted(
                        roster.id().id(),
                        desk.district().id(),
                        now,
                        now.plus(EVERY_DAY).minus(BETWEEN_WISHES),
                        now.plus(EVERY_DAY))
                == 1) {
            audit.record(desk.district().id(), desk.actor(), desk.role(), "roster-asked-for", id.toString());
            roster.confirm();
            schedule(roster.id(), desk.district());
        }
    }

    private Optional<CourseRoster> find(LtiLaunch launch, LtiLaunch.Context course, DistrictId district) {
        return rosters.findByDistrictAndRegistrationAndDeploymentIdAndContextId(
                district, launch.registration(), launch.deploymentId(), course.id());
    }

    private void schedule(CourseRosterId roster, DistrictId district) {
        jobs.schedule(sync, roster.toString(), new RosterDue(roster.id(), district.id()));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
