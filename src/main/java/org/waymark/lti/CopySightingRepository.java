package org.waymark.lti;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CopySightingRepository extends JpaRepository<CopySighting, UUID> {

    List<CopySighting> findByRegistrationAndDeploymentIdOrderByFirstSeenAt(UUID registration, String deploymentId);

    List<CopySighting> findByRegistrationOrderByFirstSeenAt(UUID registration);

    boolean existsByRegistrationAndDeploymentIdAndStatus(
            UUID registration, String deploymentId, SuspectedCopy.Status status);

    @Query("select c.registration from CopySighting c where c.status = SUSPECTED")
    List<UUID> registrationsSuspected();
}
