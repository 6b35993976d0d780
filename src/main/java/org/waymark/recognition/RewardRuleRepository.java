package org.waymark.recognition;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;

interface RewardRuleRepository extends JpaRepository<RewardRule, RewardRuleId> {

    List<RewardRule> findByDistrictOrderByName(DistrictId district);

    Optional<RewardRule> findByIdAndDistrict(RewardRuleId id, DistrictId district);

    Optional<RewardRule> findByNameAndDistrict(String name, DistrictId district);

    /** Locked in the order of their ids: what is left of a budget is given to one at a time. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from RewardRule r where r.district = :district and r.id in :ids order by r.id.id")
    List<RewardRule> hold(Collection<RewardRuleId> ids, DistrictId district);
}
