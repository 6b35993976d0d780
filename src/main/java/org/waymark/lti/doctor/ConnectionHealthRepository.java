package org.waymark.lti.doctor;

import java.time.Instant;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ConnectionHealthRepository extends JpaRepository<ConnectionHealth, UUID> {

    @Modifying
    @Query("""
            update ConnectionHealth h set h.lastLaunchAt = :at, h.driftSeconds = :drift, h.services = :services
            where h.registration = :registration""")
    int launched(UUID registration, Instant at, int drift, String services);

    @Modifying
    @Query("""
            update ConnectionHealth h set h.lastLaunchAt = :at, h.driftSeconds = :drift, h.lastDeepLinkingAt = :at
            where h.registration = :registration""")
    int choseContent(UUID registration, Instant at, int drift);

    @Modifying
    @Query("""
            update ConnectionHealth h set h.testedAt = :now
            where h.registration = :registration and (h.testedAt is null or h.testedAt <= :lastBefore)""")
    int beginTest(UUID registration, Instant now, Instant lastBefore);
}
