package org.waymark.lti;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ToolKeyRepository extends JpaRepository<ToolKey, String> {

    Optional<ToolKey> findByOneOf(ToolKey.Status status);

    @Query("select k.kid from ToolKey k where k.oneOf = org.waymark.lti.ToolKey.Status.ACTIVE")
    Optional<String> activeKid();

    @Query("""
            select k from ToolKey k
            where k.status <> org.waymark.lti.ToolKey.Status.WITHDRAWN
            and (k.retiredAt is null or k.retiredAt > :retiredAfter)
            order by k.createdAt, k.kid""")
    List<ToolKey> published(Instant retiredAfter);

    List<ToolKey> findAllByOrderByCreatedAtDescKidAsc();

    @Modifying
    @Query("delete from ToolKey k where k.retiredAt <= :retiredUntil")
    int erase(Instant retiredUntil);
}
