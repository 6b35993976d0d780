package org.waymark.submission.plan;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.EnrolmentId;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.SubmissionStatus;

interface EarningPlanRepository extends JpaRepository<EarningPlan, EnrolmentId> {

    /**
     * A plan with the latest attempt it is for, and the time that was noted.
     *
     * @param metBefore ids of the criteria met in earlier attempts
     * @param answered how many questions have an answer
     * @param shown how many requirements have evidence
     */
    record Row(
            EarningPlan plan,
            DefinitionId definition,
            PersonId earner,
            SubmissionId attempt,
            DefinitionVersionId version,
            SubmissionStatus status,
            int attemptNo,
            Set<String> metBefore,
            long answered,
            long shown,
            @Nullable Long minutes) {}

    String ROW = """
            select new org.waymark.submission.plan.EarningPlanRepository$Row(p, e.definition, e.earner, s.id,
            s.definitionVersion, s.status, s.attemptNo, s.metBefore,
            (select count(a) from Submission q join q.answers a where q.id = s.id and a.text <> ''),
            (select count(distinct i.requirement) from Submission q join q.evidence i where q.id = s.id
            and (i.text is not null or i.storageKey is not null)),
            (select sum(t.minutes) from TimeNote t where t.enrolment = p.id and t.district = :district))
            from EarningPlan p join Enrolment e on e.id = p.id join Submission s on s.enrolment = e.id
            where p.district = :district and e.district = :district and s.district = :district
            and s.attemptNo = (select max(l.attemptNo) from Submission l where l.enrolment = e.id
            and l.district = :district)
            """;

    /** Of what is earned anew, that alone. */
    String NEWEST = """
            and e.term = (select max(n.term) from Enrolment n where n.definition = e.definition and n.earner = :earner
            and n.district = :district)
            """;

    @Query(ROW + NEWEST + "and e.earner = :earner order by p.endsOn, p.id")
    List<Row> of(PersonId earner, DistrictId district);

    @Query(ROW + "and e.earner = :earner and p.id = :plan")
    Optional<Row> one(EnrolmentId plan, PersonId earner, DistrictId district);

    @Query(ROW + NEWEST + "and e.earner = :earner and e.definition = :definition")
    Optional<Row> one(DefinitionId definition, PersonId earner, DistrictId district);

    /** For what happens by itself; whose it is comes with it. */
    @Query(ROW + "and p.id = :plan")
    Optional<Row> any(EnrolmentId plan, DistrictId district);

    /** Of what was begun before plans were kept, what ends after a day. */
    List<EarningPlan> findByDistrictAndHoursIsNullAndEndsOnAfter(DistrictId district, LocalDate day);

    Optional<EarningPlan> findByIdAndDistrict(EnrolmentId id, DistrictId district);

    /** For a change: of two at once the second waits and then sees what the first did. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from EarningPlan p where p.id = :plan and p.district = :district"
            + " and exists (select 1 from Enrolment e where e.id = p.id and e.earner = :earner"
            + " and e.district = :district)")
    Optional<EarningPlan> lock(EnrolmentId plan, PersonId earner, DistrictId district);

    @Query("select count(p) from EarningPlan p join Enrolment e on e.id = p.id"
            + " where e.earner = :earner and e.district = :district and p.district = :district")
    long countOf(PersonId earner, DistrictId district);

    @Modifying
    @Query("delete from EarningPlan p where p.district = :district and p.id in"
            + " (select e.id from Enrolment e where e.earner = :earner and e.district = :district)")
    int remove(PersonId earner, DistrictId district);
}
