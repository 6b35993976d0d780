package org.waymark.recognition;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.waymark.people.DistrictId;

interface CreditRuleRepository extends JpaRepository<CreditRule, UUID> {

    List<CreditRule> findByDistrictOrderByJurisdictionAscCreditTypeAscEffectiveFromAsc(DistrictId district);

    Optional<CreditRule> findByIdAndDistrict(UUID id, DistrictId district);
}
