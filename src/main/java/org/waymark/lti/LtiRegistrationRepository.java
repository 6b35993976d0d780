package org.waymark.lti;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface LtiRegistrationRepository extends JpaRepository<LtiRegistration, UUID> {

    Optional<LtiRegistration> findByIssuerAndClientId(String issuer, String clientId);

    List<LtiRegistration> findByIssuer(String issuer);

    List<LtiRegistration> findAllByOrderByIssuerAscClientIdAsc();

    @Query("""
            select r from LtiRegistration r, LtiDeployment d
            where d.registration = r.id and r.issuer = :issuer and d.deploymentId = :deploymentId""")
    List<LtiRegistration> findByIssuerAndDeployment(String issuer, String deploymentId);
}
