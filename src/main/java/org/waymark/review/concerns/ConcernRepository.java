package org.waymark.review.concerns;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.EvidenceId;

interface ConcernRepository extends JpaRepository<Concern, UUID> {

    Optional<Concern> findByIdAndDistrict(UUID id, DistrictId district);

    /** Held, so that two who settle it at once come to one answer. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Concern c where c.id = :id and c.district = :district")
    Optional<Concern> hold(UUID id, DistrictId district);

    @Query("select c from Concern c where c.district = :district and c.outcome is null order by c.raisedAt, c.id")
    List<Concern> open(DistrictId district, Pageable page);

    @Query("select c from Concern c where c.district = :district and c.outcome is not null"
            + " order by c.settledAt desc, c.id")
    List<Concern> settled(DistrictId district, Pageable page);

    /** An earner's pieces that this reader is not shown: kept back by another until it is looked at, or for good. */
    @Query("select distinct c.evidence from Concern c where c.earner = :earner and c.district = :district"
            + " and c.evidence is not null"
            + " and (c.withholds = true and c.outcome is null and c.reader <> :reader"
            + " or c.outcome = org.waymark.review.concerns.ConcernOutcome.KEPT_AWAY)")
    List<EvidenceId> withheld(PersonId earner, PersonId reader, DistrictId district);

    @Query("select distinct c.evidence from Concern c where c.earner = :earner and c.district = :district"
            + " and c.evidence is not null and c.outcome = org.waymark.review.concerns.ConcernOutcome.KEPT_AWAY")
    List<EvidenceId> keptAway(PersonId earner, DistrictId district);

    List<Concern> findByReaderAndDistrictOrderByRaisedAt(PersonId reader, DistrictId district);

    List<Concern> findByEarnerAndDistrictOrderByRaisedAt(PersonId earner, DistrictId district);
}
