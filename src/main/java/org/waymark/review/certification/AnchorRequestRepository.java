package org.waymark.review.certification;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface AnchorRequestRepository extends JpaRepository<AnchorRequest, UUID> {

    Optional<AnchorRequest> findByIdAndEarnerAndDistrict(UUID id, PersonId earner, DistrictId district);

    /** Until the end of the transaction the earner answers it only here. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from AnchorRequest r where r.id = :id and r.earner = :earner and r.district = :district")
    Optional<AnchorRequest> hold(UUID id, PersonId earner, DistrictId district);

    List<AnchorRequest> findByEarnerAndDistrictOrderByAskedAt(PersonId earner, DistrictId district);

    long countByDefinitionVersionAndDistrict(DefinitionVersionId of, DistrictId district);
}
