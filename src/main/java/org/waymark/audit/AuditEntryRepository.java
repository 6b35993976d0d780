package org.waymark.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/** Adds and reads; nothing here changes or deletes. */
interface AuditEntryRepository extends Repository<AuditEntry, UUID> {

    AuditEntry save(AuditEntry entry);

    /** Adds a look unless one of this hour is there. */
    @Modifying
    @NativeQuery("insert into audit_entry (id, district, at, actor, role, verb, about, subject, look_hour)"
            + " values (:id, :district, :at, :actor, :role, :verb, :about, :subject, :hour) on conflict do nothing")
    int addLook(
            UUID id,
            UUID district,
            Instant at,
            String actor,
            String role,
            String verb,
            String about,
            String subject,
            Instant hour);

    List<AuditEntry> findByDistrictOrderByAt(UUID district);

    List<AuditEntry> findByDistrictAndActorOrderByAt(UUID district, String actor);

    long countByDistrictAndActor(UUID district, String actor);
}
