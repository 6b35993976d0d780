package org.waymark.lti;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface LtiDeploymentRepository extends JpaRepository<LtiDeployment, UUID> {

    Optional<LtiDeployment> findByRegistrationAndDeploymentId(UUID registration, String deploymentId);

    List<LtiDeployment> findByRegistrationOrderByFirstSeenAt(UUID registration);

    long countByRegistrationAndStatus(UUID registration, PlatformDeployment.Status status);

    List<LtiDeployment> findAllByOrderByFirstSeenAt();
}
