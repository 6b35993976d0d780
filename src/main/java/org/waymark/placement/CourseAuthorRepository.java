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

    boolean existsByPersonAndRegistrationIdAndContextIdAndDistrictAndSaidAtAfter(
            PersonId person, UUID registrationId, String contextId, DistrictId district, Instant since);

    List<CourseAuthor> findByPersonAndDistrict(PersonId person, DistrictId district);

    @Modifying
    @NativeQuery("insert into course_author (id, district_id, registration_id, context_id, person_id, first_seen_at,"
            + " said_at) values (:id, :district, :registration, :context, :person, :now, :now) on conflict do nothing")
    int add(UUID id, UUID district, UUID registration, String context, UUID person, Instant now);

    @Modifying
    @NativeQuery("update course_author set said_at = :now where district_id = :district"
            + " and registration_id = :registration and context_id = :context and person_id = :person")
    int saidAgain(UUID district, UUID registration, String context, UUID person, Instant now);

    @Modifying
    @NativeQuery("delete from course_author where id = :id and district_id = :district")
    int end(UUID id, UUID district);
}
