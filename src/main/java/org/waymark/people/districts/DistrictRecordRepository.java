package org.waymark.people.districts;

import java.util.Optional;
import org.springframework.data.repository.Repository;
import org.waymark.people.DistrictId;

interface DistrictRecordRepository extends Repository<DistrictRecord, DistrictId> {

    Optional<DistrictRecord> findById(DistrictId district);
}
