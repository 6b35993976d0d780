package org.waymark.placement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface CourseAuthorRepository extends Repository<CourseAuthor, UUID> {

    boolean existsByPersonAndRegistrationIdAndContextIdAndDistrict(
            PersonId person, UUID registrationId, String contextId, DistrictId district);

    List<CourseAuthor> findByPersonAndDistrict(PersonId person, DistrictId district);

    @Modifying
    @NativeQuery("insert into course_author (id, district_id, registration_id, context_id, person_id, first_seen_at)"
            + " values (:id, :district, :registration, :context, :person, :now) on conflict do nothing")
    int add(UUID id, UUID district, UUID registration, String context, UUID person, Instant now);
}
