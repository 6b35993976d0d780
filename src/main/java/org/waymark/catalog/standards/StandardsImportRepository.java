package org.waymark.catalog.standards;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;

interface StandardsImportRepository extends JpaRepository<StandardsImport, StandardsImportId> {

    Optional<StandardsImport> findByIdAndDistrict(StandardsImportId id, DistrictId district);

    List<StandardsImport> findByDistrictOrderByBegunAtDesc(DistrictId district, Limit limit);

    /** For one that changes it; the others wait. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from StandardsImport i where i.id = :id and i.district = :district")
    Optional<StandardsImport> hold(StandardsImportId id, DistrictId district);

    /** A newer one takes the place of those of the same document that wait to be landed. */
    @Modifying
    @Query("""
            update StandardsImport i set i.status = 'SET_ASIDE', i.endedAt = :now, i.version = i.version + 1
            where i.district = :district and i.documentId = :document and i.id.id <> :newer and i.status = 'READY'
            """)
    int setOthersAside(DistrictId district, String document, UUID newer, Instant now);

    /** Nobody came back to these. */
    @Modifying
    @Query("""
            update StandardsImport i set i.status = 'SET_ASIDE', i.endedAt = :now, i.version = i.version + 1
            where i.district = :district and i.begunAt < :before
              and i.status in ('FETCHING', 'READING', 'READY', 'FAULTY')
            """)
    int setOldAside(DistrictId district, Instant before, Instant now);
}
