package org.waymark.submission.plan;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface WeeklyBudgetRepository extends JpaRepository<WeeklyBudget, UUID> {

    Optional<WeeklyBudget> findByPersonAndDistrict(PersonId person, DistrictId district);

    @Modifying
    @Query("delete from WeeklyBudget b where b.person = :person and b.district = :district")
    int remove(PersonId person, DistrictId district);
}
