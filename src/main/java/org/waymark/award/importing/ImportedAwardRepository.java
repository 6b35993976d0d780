package org.waymark.award.importing;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface ImportedAwardRepository extends JpaRepository<ImportedAward, ImportedAwardId> {

    List<ImportedAward> findByHolderAndDistrictOrderByAddedAtDesc(PersonId holder, DistrictId district);

    Optional<ImportedAward> findByIdAndHolderAndDistrict(ImportedAwardId id, PersonId holder, DistrictId district);

    boolean existsByFingerprintAndHolderAndDistrict(String fingerprint, PersonId holder, DistrictId district);

    int countByHolderAndDistrict(PersonId holder, DistrictId district);
}
