package org.waymark.submission;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface EnrolmentRepository extends JpaRepository<Enrolment, EnrolmentId> {

    /** Enrols for a term, or leaves the enrolment that is there; of two clicks at once the second waits for the first. */
    @Modifying
    @Query(nativeQuery = true, value = """
                    insert into enrolment
                    (id, version, district_id, earner_id, definition_id, definition_version_id, term, started_at)
                    values (:id, 0, :district, :earner, :definition, :version, :term, :now) on conflict do nothing
                    """)
    void enrolOnce(UUID id, UUID district, UUID earner, UUID definition, UUID version, int term, Instant now);

    /** The newest there is. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select e from Enrolment e where e.district = :district and e.definition = :definition and e.earner = :earner"
                    + " and e.term = (select max(n.term) from Enrolment n where n.district = :district"
                    + " and n.definition = :definition and n.earner = :earner)")
    Optional<Enrolment> lock(DefinitionId definition, PersonId earner, DistrictId district);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Enrolment e where e.id = :id and e.district = :district")
    Optional<Enrolment> lock(EnrolmentId id, DistrictId district);

    boolean existsByDefinitionAndEarnerAndDistrict(DefinitionId definition, PersonId earner, DistrictId district);

    /** How many people; whoever earns it anew is one. */
    @Query(
            "select count(distinct e.earner.id) from Enrolment e where e.definition = :definition and e.district = :district")
    long countEarners(DefinitionId definition, DistrictId district);

    /** Enrolments in which no attempt is left. */
    @Modifying
    @Query("delete from Enrolment e where e.earner = :earner and e.district = :district"
            + " and not exists (select 1 from Submission s where s.enrolment = e.id and s.district = :district)")
    int removeEmpty(PersonId earner, DistrictId district);

    /** One enrolment, if no attempt is left in it. */
    @Modifying
    @Query("delete from Enrolment e where e.id = :id and e.district = :district"
            + " and not exists (select 1 from Submission s where s.enrolment = e.id and s.district = :district)")
    int removeEmpty(EnrolmentId id, DistrictId district);
}
