package org.waymark.lti;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface OldConsumerRepository extends JpaRepository<OldConsumer, UUID> {

    Optional<OldConsumer> findByRegistrationAndConsumerKey(UUID registration, String consumerKey);

    List<OldConsumer> findByRegistrationOrderByConsumerKey(UUID registration);

    @Modifying
    @Query("delete from OldConsumer c where c.id = :id and c.registration = :registration")
    int remove(UUID id, UUID registration);
}
