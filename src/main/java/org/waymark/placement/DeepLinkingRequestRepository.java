package org.waymark.placement;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;

interface DeepLinkingRequestRepository extends JpaRepository<DeepLinkingRequest, DeepLinkingRequestId> {

    /** The code is all that a page without a session has; it tells the district. */
    Optional<DeepLinkingRequest> findByCodeHash(String codeHash);

    /** The same for one click at a time. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<DeepLinkingRequest> findLockedByCodeHash(String codeHash);

    @Modifying
    @Query("delete from DeepLinkingRequest r where r.district = :district and r.expiresAt < :now")
    void deleteExpired(DistrictId district, Instant now);
}
