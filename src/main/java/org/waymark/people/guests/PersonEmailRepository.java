package org.waymark.people.guests;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface PersonEmailRepository extends JpaRepository<PersonEmail, UUID> {

    List<PersonEmail> findByPersonAndDistrictOrderByAddedAt(PersonId person, DistrictId district);

    Optional<PersonEmail> findByIdAndPersonAndDistrict(UUID id, PersonId person, DistrictId district);

    Optional<PersonEmail> findByPersonAndDistrictAndAddressKey(PersonId person, DistrictId district, String addressKey);

    /** Whoever signs in by an address names no district: all whose address it is. */
    List<PersonEmail> findByAddressKeyAndVerifiedAtIsNotNullOrderByVerifiedAt(String addressKey);

    List<PersonEmail> findByDistrictAndAddressKeyIn(DistrictId district, List<String> addressKeys);

    long countByPersonAndDistrictAndAddressNot(PersonId person, DistrictId district, String address);
}
