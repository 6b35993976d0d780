package org.waymark.people.earners;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface GuardianConsentRepository extends JpaRepository<GuardianConsent, UUID> {

    List<GuardianConsent> findByPersonAndDistrictOrderByRecordedAtDesc(PersonId person, DistrictId district);

    @Query("select distinct c.person from GuardianConsent c where c.district = :district and c.endedAt is null"
            + " and c.person in :persons and c.givenOn <= :today and c.validUntil >= :today")
    List<PersonId> inForce(Collection<PersonId> persons, DistrictId district, LocalDate today);

    Optional<GuardianConsent> findByIdAndPersonAndDistrict(UUID id, PersonId person, DistrictId district);
}
