package org.waymark.submission.students;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface ClassConsentRepository extends JpaRepository<ClassConsent, UUID> {

    List<ClassConsent> findByPersonAndDistrictOrderByRecordedAtDesc(PersonId person, DistrictId district);

    Optional<ClassConsent> findByIdAndPersonAndDistrict(UUID id, PersonId person, DistrictId district);

    long deleteByPersonAndDistrict(PersonId person, DistrictId district);
}
