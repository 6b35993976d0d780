package org.waymark.award;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.waymark.people.DistrictId;

interface IssuerKeyRepository extends JpaRepository<IssuerKey, UUID> {

    /** Those that sign. */
    List<IssuerKey> findByDistrictAndRetiredAtIsNull(DistrictId district);

    boolean existsByDistrictAndRetiredAtAfter(DistrictId district, Instant since);

    /** Every key the district ever signed with, the oldest first. */
    List<IssuerKey> findByDistrictOrderByMadeAtAscNameAsc(DistrictId district);
}
