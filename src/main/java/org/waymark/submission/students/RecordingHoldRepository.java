package org.waymark.submission.students;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface RecordingHoldRepository extends JpaRepository<RecordingHold, UUID> {

    List<RecordingHold> findByDistrictAndEndedAtIsNullOrderByBegunAt(DistrictId district);

    List<RecordingHold> findByPersonAndDistrictOrderByBegunAt(PersonId person, DistrictId district);

    Optional<RecordingHold> findByIdAndDistrict(UUID id, DistrictId district);

    long deleteByPersonAndDistrict(PersonId person, DistrictId district);
}
