package org.waymark.audit;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Adds and reads; nothing here changes or deletes. */
interface AuditEntryRepository extends Repository<AuditEntry, UUID> {

    AuditEntry save(AuditEntry entry);

    List<AuditEntry> findByDistrictOrderByAt(UUID district);

    List<AuditEntry> findByDistrictAndActorInOrderByAt(UUID district, Collection<String> actors);

    long countByDistrictAndActorIn(UUID district, Collection<String> actors);
}
