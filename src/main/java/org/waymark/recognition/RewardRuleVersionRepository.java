package org.waymark.recognition;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;

interface RewardRuleVersionRepository extends JpaRepository<RewardRuleVersion, UUID> {

    /** All versions of a district, with their rules; oldest first. */
    record Row(RewardRule rule, RewardRuleVersion version) {}

    @Query("select new org.waymark.recognition.RewardRuleVersionRepository$Row(r, v) from RewardRuleVersion v"
            + " join RewardRule r on r.id = v.rule where v.district = :district and r.district = :district"
            + " order by r.name, r.id.id, v.number")
    List<Row> all(DistrictId district);

    @Query("select v from RewardRuleVersion v where v.district = :district and v.rule = :rule order by v.number")
    List<RewardRuleVersion> of(RewardRuleId rule, DistrictId district);
}
