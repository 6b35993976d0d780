package org.waymark.audit;

import java.util.Collection;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Adds and reads; nothing here changes or deletes. */
interface AuditEntryRepository extends Repository<AuditEntry, UUID> {

    AuditEntry save(AuditEntry entry);

    long countByDistrictAndActorIn(UUID district, Collection<String> actors);
}
