package org.waymark.review.appeals;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

interface AppealRepository extends JpaRepository<Appeal, UUID> {

    Optional<Appeal> findBySubmissionAndDistrict(SubmissionId submission, DistrictId district);

    Optional<Appeal> findBySubmissionAndEarnerAndDistrict(
            SubmissionId submission, PersonId earner, DistrictId district);

    boolean existsBySubmissionAndDistrictAndStatus(SubmissionId submission, DistrictId district, AppealStatus status);

    boolean existsByDefinitionAndEarnerAndDistrictAndStatus(
            DefinitionId definition, PersonId earner, DistrictId district, AppealStatus status);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Appeal a where a.submission = :submission and a.district = :district")
    Optional<Appeal> hold(SubmissionId submission, DistrictId district);

    List<Appeal> findByEarnerAndDistrictOrderByFiledAt(PersonId earner, DistrictId district);

    @Modifying
    @Query("delete from Appeal a where a.earner = :earner and a.district = :district")
    void remove(PersonId earner, DistrictId district);

    /** One that is open, and whether somebody has it to read. */
    record Open(Appeal appeal, boolean given) {}

    @Query("select new org.waymark.review.appeals.AppealRepository$Open(a, exists (select 1 from Review r"
            + " where r.district = :district and r.doubleReview.submission = a.submission and r.slot = APPEAL"
            + " and r.reader is not null)) from Appeal a where a.district = :district and a.status = OPEN"
            + " order by a.dueOn, a.id")
    List<Open> open(DistrictId district);

    /** How many ended in each way. */
    record Ended(AppealStatus status, long count) {}

    @Query("select new org.waymark.review.appeals.AppealRepository$Ended(a.status, count(a)) from Appeal a"
            + " where a.district = :district and a.status <> OPEN group by a.status")
    List<Ended> ended(DistrictId district);
}
