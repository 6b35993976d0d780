package org.waymark.people.programmes;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;

interface ProgrammeRepository extends JpaRepository<Programme, ProgrammeId> {

    Optional<Programme> findByIdAndDistrict(ProgrammeId id, DistrictId district);

    /** The same, for one change at a time. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Programme p where p.id = :id and p.district = :district")
    Optional<Programme> held(ProgrammeId id, DistrictId district);
}
