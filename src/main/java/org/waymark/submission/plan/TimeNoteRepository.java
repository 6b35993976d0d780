package org.waymark.submission.plan;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.EnrolmentId;

interface TimeNoteRepository extends JpaRepository<TimeNote, UUID> {

    /** What somebody noted in all for one that they earned before a moment. */
    record Noted(DefinitionId definition, long minutes) {}

    @Query("""
            select new org.waymark.submission.plan.TimeNoteRepository$Noted(e.definition, sum(t.minutes))
            from TimeNote t join Enrolment e on e.id = t.enrolment
            where t.district = :district and e.district = :district and e.definition in :definitions
            and exists (select 1 from Submission s where s.enrolment = e.id and s.district = :district
            and s.status = org.waymark.submission.SubmissionStatus.AWARDED and s.decidedAt < :until)
            group by e.definition, e.id
            """)
    List<Noted> ofEarned(Collection<DefinitionId> definitions, DistrictId district, Instant until);

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
