package org.waymark.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

interface PrivacyRequestRepository extends JpaRepository<PrivacyRequest, UUID> {

    Optional<PrivacyRequest> findByPersonAndKindAndDistrictAndWithdrawnAtIsNull(
            PersonId person, PrivacyRequest.Kind kind, DistrictId district);

    List<PrivacyRequest> findByPersonAndDistrictOrderByAskedAt(PersonId person, DistrictId district);

    List<PrivacyRequest> findByDistrictAndWithdrawnAtIsNullOrderByAskedAt(DistrictId district, Limit limit);
}
