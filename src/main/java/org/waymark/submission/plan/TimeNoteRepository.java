package org.waymark.submission.plan;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.EnrolmentId;

interface TimeNoteRepository extends JpaRepository<TimeNote, UUID> {

    Optional<TimeNote> findFirstByEnrolmentAndDistrictOrderByTapDesc(EnrolmentId enrolment, DistrictId district);

    @Modifying
    @Query("delete from TimeNote t where t.enrolment = :enrolment and t.district = :district")
    int remove(EnrolmentId enrolment, DistrictId district);

    @Query("select t.minutes from TimeNote t where t.enrolment = :enrolment and t.district = :district order by t.tap")
    List<Integer> of(EnrolmentId enrolment, DistrictId district);

    @Query("select count(t) from TimeNote t where t.district = :district and t.enrolment in"
            + " (select e.id from Enrolment e where e.earner = :earner and e.district = :district)")
    long countOf(PersonId earner, DistrictId district);

    @Modifying
    @Query("delete from TimeNote t where t.district = :district and t.enrolment in"
            + " (select e.id from Enrolment e where e.earner = :earner and e.district = :district)")
    int remove(PersonId earner, DistrictId district);
}
