package org.waymark.review.certification;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
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

    /** All of an earner's, of which none is answered elsewhere until the end of the transaction. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from AnchorRequest r where r.earner = :earner and r.district = :district order by r.id")
    List<AnchorRequest> holdOf(PersonId earner, DistrictId district);

    /** One more, unless that work was asked for already; answers how many are new. */
    @Modifying
    @NativeQuery("insert into review_anchor_request (id, version, district_id, submission_id, definition_version_id,"
            + " earner_id, asked_at) values (:id, 0, :district, :submission, :version, :earner, :now)"
            + " on conflict do nothing")
    int add(UUID id, UUID district, UUID submission, UUID version, UUID earner, Instant now);

    List<AnchorRequest> findByEarnerAndDistrictOrderByAskedAt(PersonId earner, DistrictId district);

    long countByDefinitionVersionAndDistrict(DefinitionVersionId of, DistrictId district);
}
