package org.waymark.catalog.standards;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** A new one takes the place of those that nobody landed. */
    @Modifying
    @Query("""
            update StandardsImport i set i.status = 'SET_ASIDE', i.endedAt = :now, i.version = i.version + 1
            where i.district = :district and i.status in ('FETCHING', 'READING', 'READY', 'FAULTY')
            """)
    int setAllAside(DistrictId district, Instant now);
}
