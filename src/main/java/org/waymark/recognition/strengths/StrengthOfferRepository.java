package org.waymark.recognition.strengths;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface StrengthOfferRepository extends JpaRepository<StrengthOffer, UUID> {

    Optional<StrengthOffer> findByPersonAndDistrict(PersonId person, DistrictId district);
}
