package org.waymark.award.endorsements;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.waymark.people.DistrictId;

interface EndorsementRepository extends JpaRepository<Endorsement, EndorsementId> {

    List<Endorsement> findByDistrictAndEndedAtIsNullOrderByAddedAtDesc(DistrictId district);

    List<Endorsement> findBySubjectAndDistrictAndEndedAtIsNullOrderByAddedAt(String subject, DistrictId district);

    Optional<Endorsement> findByIdAndDistrict(EndorsementId id, DistrictId district);

    Optional<Endorsement> findByFingerprintAndDistrict(String fingerprint, DistrictId district);
}
