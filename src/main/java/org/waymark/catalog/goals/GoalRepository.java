package org.waymark.catalog.goals;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.waymark.people.DistrictId;

interface GoalRepository extends JpaRepository<StrategicGoal, GoalId> {

    List<StrategicGoal> findByDistrictOrderByBeginsDescCode(DistrictId district);

    Optional<StrategicGoal> findByCodeAndDistrict(String code, DistrictId district);
}
