package org.waymark.lti.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface RegistrationLinkRepository extends JpaRepository<RegistrationLink, UUID> {

    Optional<RegistrationLink> findByCodeHash(String codeHash);

    @Query("select l.tenant from RegistrationLink l where l.registration = :registration")
    List<UUID> tenantsThatRegistered(UUID registration);

    @Query("""
            select count(l) > 0 from RegistrationLink l
            where l.codeHash = :codeHash and l.usedAt is null and l.expiresAt > :now""")
    boolean isUsable(String codeHash, Instant now);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("""
            update RegistrationLink l set l.claimedUntil = :until
            where l.codeHash = :codeHash and l.usedAt is null and l.expiresAt > :now
            and (l.claimedUntil is null or l.claimedUntil <= :now)""")
    int claim(String codeHash, Instant now, Instant until);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update RegistrationLink l set l.claimedUntil = null where l.id = :id and l.usedAt is null")
    int release(UUID id);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("""
            update RegistrationLink l set l.usedAt = :now, l.registration = :registration, l.confirmHash = null
            where l.id = :id and l.usedAt is null""")
    int use(UUID id, UUID registration, Instant now);
}
