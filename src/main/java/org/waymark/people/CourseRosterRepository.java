package org.waymark.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;

interface CourseRosterRepository extends JpaRepository<CourseRoster, CourseRosterId> {

    Optional<CourseRoster> findByIdAndDistrict(CourseRosterId id, DistrictId district);

    Optional<CourseRoster> findByDistrictAndRegistrationAndDeploymentIdAndContextId(
            DistrictId district, UUID registration, String deploymentId, String contextId);

    List<CourseRoster> findByDistrictOrderByLaunchedAtDesc(DistrictId district, Limit most);

    List<CourseRoster> findByDistrictAndRegistrationOrderByLaunchedAtDesc(
            DistrictId district, UUID registration, Limit most);

    /** Two launches of a new course at once make one row. */
    @Modifying
    @NativeQuery("insert into course_roster (id, version, district_id, registration_id, deployment_id, issuer,"
            + " context_id, title, memberships_url, groups_url, launched_at, next_at, run, members)"
            + " values (:id, 0, :district, :registration, :deployment, :issuer, :context, :title, :memberships, :groups, :now,"
            + " :now, 0, 0)"
            + " on conflict do nothing")
    void add(
            UUID id,
            UUID district,
            UUID registration,
            String deployment,
            String issuer,
            String context,
            @Nullable String title,
            String memberships,
            @Nullable String groups,
            Instant now);

    /** A launch tells of another address or title; differences belong to the address they were given with. */
    @Modifying
    @NativeQuery(
            "update course_roster set title = :title, groups_url = :groups, memberships_url = :memberships, differences_url ="
                    + " case when memberships_url = :memberships then differences_url else null end"
                    + " where id = :id and district_id = :district")
    void isTold(UUID id, UUID district, @Nullable String title, String memberships, @Nullable String groups);

    /** A launch wants the list read; of many launches at once, and within the hour, one has its way. */
    @Modifying
    @NativeQuery("update course_roster set launched_at = :now, asked_at = :now, next_at = :next"
            + " where id = :id and district_id = :district and (asked_at is null or asked_at <= :before)")
    int wantedByLaunch(UUID id, UUID district, Instant now, Instant before, Instant next);

    /** The same, for the timetable and for people who ask for it. */
    @Modifying
    @NativeQuery("update course_roster set asked_at = :now, next_at = :next"
            + " where id = :id and district_id = :district and next_at <= :before")
    int wanted(UUID id, UUID district, Instant now, Instant before, Instant next);
}
