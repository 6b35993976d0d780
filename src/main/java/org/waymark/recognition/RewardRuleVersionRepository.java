package org.waymark.recognition;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.waymark.people.DistrictId;

/** Where versions are written; {@link WrittenRules} reads them. */
interface RewardRuleVersionRepository extends JpaRepository<RewardRuleVersion, UUID> {

    int countByRuleAndDistrict(RewardRuleId rule, DistrictId district);
}
