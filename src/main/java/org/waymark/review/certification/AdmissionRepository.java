package org.waymark.review.certification;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface AdmissionRepository extends JpaRepository<Admission, UUID> {

    /** Until the end of the transaction nobody else decides on it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Admission a where a.id = :id and a.district = :district")
    Optional<Admission> hold(UUID id, DistrictId district);

    List<Admission> findByPersonAndDistrictOrderByAskedAtDesc(PersonId person, DistrictId district);

    /** What leads have before them, the oldest first. */
    @Query("select a from Admission a where a.district = :district and a.wishes = true and a.closedAt is null"
            + " order by a.answeredAt, a.id")
    List<Admission> beforeLeads(DistrictId district);
}
