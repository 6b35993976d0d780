package org.waymark.audit;

import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Adds and reads; nothing here changes or deletes. */
interface AuditEntryRepository extends Repository<AuditEntry, UUID> {

    AuditEntry save(AuditEntry entry);

    long countByDistrictAndActor(UUID district, String actor);
}
