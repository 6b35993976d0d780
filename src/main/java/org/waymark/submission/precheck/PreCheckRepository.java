package org.waymark.submission.precheck;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface PreCheckRepository extends JpaRepository<PreCheck, UUID> {

    /** What waits, and is not the asker's own work nor taken back. */
    String WAITING = "select p from PreCheck p where p.district = :district and p.outcome is null"
            + " and exists (select 1 from Submission s where s.id = p.submission and s.district = :district"
            + " and s.status = SUBMITTED and s.earner <> :me)";

    @Query(WAITING + " order by p.dueAt, p.id")
    List<PreCheck> waiting(PersonId me, DistrictId district, Limit most);

    @Query(WAITING + " and p.id = :id")
    Optional<PreCheck> waiting(UUID id, PersonId me, DistrictId district);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from PreCheck p where p.id = :id and p.district = :district")
    Optional<PreCheck> lock(UUID id, DistrictId district);

    @Query("select count(p) from PreCheck p where p.district = :district and p.outcome is null"
            + " and exists (select 1 from Submission s where s.id = p.submission and s.district = :district"
            + " and s.status = SUBMITTED)")
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
