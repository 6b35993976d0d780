package org.waymark.review.assigning;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;

interface ReaderShortageRepository extends JpaRepository<ReaderShortage, UUID> {

    Optional<ReaderShortage> findByDefinitionAndPlaceAndDistrict(
            DefinitionId definition, ReaderShortage.Place place, DistrictId district);

    List<ReaderShortage> findByDistrictOrderBySinceAscIdAsc(DistrictId district);
}
