package org.waymark.lti;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

interface LtiDeploymentRepository extends JpaRepository<LtiDeployment, UUID> {

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    Optional<LtiDeployment> findByRegistrationAndDeploymentId(UUID registration, String deploymentId);

    List<LtiDeployment> findByRegistrationOrderByFirstSeenAt(UUID registration);

    long countByRegistrationAndStatus(UUID registration, PlatformDeployment.Status status);

    List<LtiDeployment> findAllByOrderByFirstSeenAt();
}
