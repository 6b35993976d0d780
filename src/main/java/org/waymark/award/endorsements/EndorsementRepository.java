package org.waymark.award.endorsements;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.waymark.award.AwardId;
import org.waymark.people.DistrictId;

interface EndorsementRepository extends JpaRepository<Endorsement, EndorsementId> {

    List<Endorsement> findByDistrictAndEndedAtIsNullOrderByAddedAtDesc(DistrictId district);

    /** Those that no earner looks after. */
    @Query("select e from Endorsement e where e.district = :district and e.award.id is null and e.endedAt is null"
            + " order by e.addedAt desc")
    List<Endorsement> ofTheDistrict(DistrictId district);

    /** Those of single badges that everyone can read. */
    @Query("select e from Endorsement e, Award a where a.id.id = e.award.id and a.district = e.district"
            + " and a.shared = true and e.district = :district and e.endedAt is null order by e.addedAt desc")
    List<Endorsement> ofSharedBadges(DistrictId district);

    List<Endorsement> findByAwardAndDistrictAndEndedAtIsNullOrderByAddedAt(AwardId award, DistrictId district);

    /** Ended ones too. */
    List<Endorsement> findByAwardInAndDistrictOrderByAddedAt(Collection<AwardId> awards, DistrictId district);

    List<Endorsement> findBySubjectAndDistrictAndEndedAtIsNullOrderByAddedAt(String subject, DistrictId district);

    Optional<Endorsement> findByIdAndDistrict(EndorsementId id, DistrictId district);

    Optional<Endorsement> findByFingerprintAndDistrict(String fingerprint, DistrictId district);
}
