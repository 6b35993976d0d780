package org.waymark.lti.notices;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface NoticeHandlerRepository extends JpaRepository<NoticeHandler, UUID> {

    Optional<NoticeHandler> findByRegistrationAndDeploymentId(UUID registration, String deploymentId);
}
