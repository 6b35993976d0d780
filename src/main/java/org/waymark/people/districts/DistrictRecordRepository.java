package org.waymark.people.districts;

import java.util.Optional;
import org.springframework.data.repository.Repository;
import org.waymark.people.DistrictId;

/** One row a district: its id is the district. */
interface DistrictRecordRepository extends Repository<DistrictRecord, DistrictId> {

    Optional<DistrictRecord> findById(DistrictId district);

    DistrictRecord save(DistrictRecord changed);
}
