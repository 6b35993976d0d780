package org.waymark.award.importing;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.waymark.people.DistrictId;

interface EquivalentRepository extends JpaRepository<Equivalent, EquivalentId> {

    List<Equivalent> findByDistrictAndEndedAtIsNullOrderByMadeAtDesc(DistrictId district);

    Optional<Equivalent> findByIdAndDistrict(EquivalentId id, DistrictId district);
}
