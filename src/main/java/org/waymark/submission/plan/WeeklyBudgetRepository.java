package org.waymark.submission.plan;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface WeeklyBudgetRepository extends JpaRepository<WeeklyBudget, UUID> {

    Optional<WeeklyBudget> findByPersonAndDistrict(PersonId person, DistrictId district);

    /** Without effect where there is one, also one that another click has just added. */
    @Modifying
    @NativeQuery("insert into weekly_budget (id, version, district_id, person_id, hours)"
            + " values (:id, 0, :district, :person, :hours) on conflict do nothing")
    int addOnce(UUID id, UUID district, UUID person, int hours);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from WeeklyBudget b where b.person = :person and b.district = :district")
    Optional<WeeklyBudget> lock(PersonId person, DistrictId district);

    @Modifying
    @Query("delete from WeeklyBudget b where b.person = :person and b.district = :district")
    int remove(PersonId person, DistrictId district);
}
