package org.waymark.placement;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;

interface GradebookCellRepository extends JpaRepository<GradebookCell, GradebookCellId> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select c from GradebookCell c
            where c.registrationId = :registration and c.lineItemHash = :lineItem and c.sub = :sub
              and c.district = :district
            """)
    Optional<GradebookCell> findForChange(UUID registration, String lineItem, String sub, DistrictId district);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from GradebookCell c where c.id = :id and c.district = :district")
    Optional<GradebookCell> findForChange(GradebookCellId id, DistrictId district);

    /** Scores of two links may come to one cell at once: one makes the row, the other finds it. */
    @Modifying
    @Query(nativeQuery = true, value = """
                    insert into gradebook_cell (id, version, district_id, registration_id, line_item_hash, sub, graded)
                    values (:id, 0, :#{#district.id()}, :registration, :lineItem, :sub, false)
                    on conflict do nothing
                    """)
    void insertIfAbsent(UUID id, DistrictId district, UUID registration, String lineItem, String sub);
}
