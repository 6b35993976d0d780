package org.waymark.people.privacy;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** A request is open while it is neither withdrawn nor answered. */
interface PrivacyRequestRepository extends JpaRepository<PrivacyRequest, UUID> {

    /** Asks, unless a request is open; of two clicks at once one asks. */
    @Modifying
    @NativeQuery("insert into privacy_request (id, version, district_id, person_id, asked_by_id, asked_at, badges_too)"
            + " values (:id, 0, :district, :person, :by, :at, :badgesToo) on conflict do nothing")
    int add(UUID id, UUID district, UUID person, UUID by, Instant at, boolean badgesToo);

    Optional<PrivacyRequest> findByPersonAndDistrictAndWithdrawnAtIsNullAndDoneAtIsNull(
            PersonId person, DistrictId district);

    Optional<PrivacyRequest> findByIdAndDistrict(UUID id, DistrictId district);

    /** Held until the transaction ends: people and due work act on it at once. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from PrivacyRequest r where r.id = :id and r.district = :district")
    Optional<PrivacyRequest> hold(UUID id, DistrictId district);

    @Query("select r from PrivacyRequest r where r.certificateCode = :code")
    Optional<PrivacyRequest> certified(String code);

    List<PrivacyRequest> findByPersonAndDistrictOrderByAskedAt(PersonId person, DistrictId district);

    List<PrivacyRequest> findByDistrictAndWithdrawnAtIsNullAndDoneAtIsNullOrderByAskedAt(
            DistrictId district, Limit limit);

    List<PrivacyRequest> findByDistrictAndStartedAtIsNotNullAndDoneAtIsNotNullOrderByDoneAtDesc(
            DistrictId district, Limit limit);
}
