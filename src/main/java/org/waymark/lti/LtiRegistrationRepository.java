package org.waymark.lti;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface LtiRegistrationRepository extends JpaRepository<LtiRegistration, UUID> {

    /** Held until the transaction ends: what decides whether grades may go is decided by one at a time. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from LtiRegistration r where r.id = :id")
    Optional<LtiRegistration> findLocked(UUID id);

    Optional<LtiRegistration> findByIssuerAndClientId(String issuer, String clientId);

    List<LtiRegistration> findByIssuer(String issuer);

    List<LtiRegistration> findAllByOrderByIssuerAscClientIdAsc();

    @Query("""
            select r from LtiRegistration r, LtiDeployment d
            where d.registration = r.id and r.issuer = :issuer and d.deploymentId = :deploymentId""")
    List<LtiRegistration> findByIssuerAndDeployment(String issuer, String deploymentId);
}
