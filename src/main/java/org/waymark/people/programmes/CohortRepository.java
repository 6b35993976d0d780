package org.waymark.people.programmes;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;

interface CohortRepository extends JpaRepository<Cohort, CohortId> {

    Optional<Cohort> findByIdAndProgrammeAndDistrict(CohortId id, ProgrammeId programme, DistrictId district);

    /** The same, for one change at a time. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Cohort c where c.id = :id and c.programme = :programme and c.district = :district")
    Optional<Cohort> held(CohortId id, ProgrammeId programme, DistrictId district);

    List<Cohort> findByProgrammeAndDistrictAndEndedAtIsNullOrderByName(ProgrammeId programme, DistrictId district);
}
