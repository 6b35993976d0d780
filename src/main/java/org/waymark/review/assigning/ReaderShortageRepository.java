package org.waymark.review.assigning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;

interface ReaderShortageRepository extends JpaRepository<ReaderShortage, UUID> {

    Optional<ReaderShortage> findByDefinitionAndPlaceAndDistrict(
            DefinitionId definition, ReaderShortage.Place place, DistrictId district);

    /** A shortage that nobody knew of yet; answers how many are new. */
    @Modifying
    @NativeQuery("insert into reader_shortage (id, district_id, definition_id, place, needed, able, paused, away,"
            + " elsewhere, unqualified, apart, since)"
            + " values (:id, :district, :definition, :place, 0, 0, 0, 0, 0, 0, 0, :now) on conflict do nothing")
    int add(UUID id, UUID district, UUID definition, String place, Instant now);

    List<ReaderShortage> findByDistrictOrderBySinceAscIdAsc(DistrictId district);
}
