package org.waymark.submission.precheck;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

interface PreCheckRepository extends JpaRepository<PreCheck, UUID> {

    /** One that waits, with what a line of the list says of its work. */
    record Waiting(
            UUID id,
            SubmissionId submission,
            PersonId earner,
            DefinitionVersionId version,
            int attemptNo,
            Instant dueAt) {}

    /** What waits, and is not the asker's own work. */
    String WAITING = "select new org.waymark.submission.precheck.PreCheckRepository$Waiting(p.id, s.id, s.earner,"
            + " s.definitionVersion, s.attemptNo, p.dueAt) from PreCheck p join Submission s on s.id = p.submission"
            + " and s.district = :district where p.district = :district and p.endedAt is null"
            + " and s.status = SUBMITTED and s.earner <> :me";

    @Query(WAITING + " order by p.dueAt, p.id")
    List<Waiting> waiting(PersonId me, DistrictId district, Limit most);

    @Query(WAITING + " and p.id = :id")
    Optional<Waiting> waiting(UUID id, PersonId me, DistrictId district);

    @Query("select p.submission from PreCheck p where p.id = :id and p.district = :district")
    Optional<SubmissionId> workOf(UUID id, DistrictId district);

    /** Only where the work is held and the check was not read before, so that of two the second sees what the first did. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from PreCheck p where p.id = :id and p.endedAt is null and p.district = :district")
    Optional<PreCheck> lock(UUID id, DistrictId district);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from PreCheck p where p.submission = :work and p.endedAt is null and p.district = :district")
    Optional<PreCheck> lock(SubmissionId work, DistrictId district);

    @Query("select count(p) from PreCheck p join Submission s on s.id = p.submission and s.district = :district"
            + " where p.district = :district and p.endedAt is null and s.status = SUBMITTED")
    long countWaiting(DistrictId district);

    List<PreCheck> findByCheckerAndDistrictOrderByEndedAt(PersonId checker, DistrictId district);

    @Query("select p from PreCheck p where p.district = :district and exists (select 1 from Submission s"
            + " where s.id = p.submission and s.district = :district and s.earner = :earner) order by p.askedAt")
    List<PreCheck> ofWork(PersonId earner, DistrictId district);

    @Modifying
    @Query("update versioned PreCheck p set p.sentence = null where p.district = :district and p.submission in"
            + " (select s.id from Submission s where s.district = :district and s.earner = :earner)")
    int withoutWords(PersonId earner, DistrictId district);

    @Modifying
    @Query("update versioned PreCheck p set p.sentence = null where p.district = :district and p.submission in"
            + " (select s.id from Submission s where s.district = :district and s.earner = :earner"
            + " and s.definition = :definition)")
    int withoutWords(DefinitionId definition, PersonId earner, DistrictId district);
}
