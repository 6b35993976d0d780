package org.waymark.recognition;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;
import org.waymark.people.DistrictId;

interface RewardRuleRepository extends JpaRepository<RewardRule, RewardRuleId> {

    Optional<RewardRule> findByIdAndDistrict(RewardRuleId id, DistrictId district);

    /**
     * Locked in the order of their ids: what is left of a budget is given to one at a time. No rule is read: one that
     * was renamed meanwhile is no reason to refuse an award.
     */
    @NativeQuery(
            "select version from reward_rule where district_id = :district and id in (:ids) order by id for update")
    List<Integer> hold(Collection<UUID> ids, UUID district);
}
