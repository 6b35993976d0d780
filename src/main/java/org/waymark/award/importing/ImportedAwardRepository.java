package org.waymark.award.importing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface ImportedAwardRepository extends JpaRepository<ImportedAward, ImportedAwardId> {

    List<ImportedAward> findByHolderAndDistrictOrderByAddedAtDesc(PersonId holder, DistrictId district);

    Optional<ImportedAward> findByIdAndHolderAndDistrict(ImportedAwardId id, PersonId holder, DistrictId district);

    Optional<ImportedAward> findByIdAndDistrict(ImportedAwardId id, DistrictId district);

    List<ImportedAward> findByDistrictAndFingerprintIn(DistrictId district, Collection<String> fingerprints);

    /** Those whose next check is due: tried before the one moment, or in vain before the other. */
    @Query("select a.id from ImportedAward a where a.district = :district"
            + " and (a.triedAt <= :tried or a.triedAt > a.checkedAt and a.triedAt <= :vainly) order by a.triedAt")
    List<ImportedAwardId> due(DistrictId district, Instant tried, Instant vainly, Limit most);

    boolean existsByFingerprintAndHolderAndDistrict(String fingerprint, PersonId holder, DistrictId district);

    int countByHolderAndDistrict(PersonId holder, DistrictId district);
}
