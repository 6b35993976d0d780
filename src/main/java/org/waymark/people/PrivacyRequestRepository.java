package org.waymark.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

/** A request is open while it is neither withdrawn nor answered. */
interface PrivacyRequestRepository extends JpaRepository<PrivacyRequest, UUID> {

    Optional<PrivacyRequest> findByPersonAndDistrictAndWithdrawnAtIsNullAndDoneAtIsNull(
            PersonId person, DistrictId district);

    Optional<PrivacyRequest> findByIdAndDistrictAndWithdrawnAtIsNullAndDoneAtIsNull(UUID id, DistrictId district);

    List<PrivacyRequest> findByPersonAndDistrictOrderByAskedAt(PersonId person, DistrictId district);

    List<PrivacyRequest> findByDistrictAndWithdrawnAtIsNullAndDoneAtIsNullOrderByAskedAt(
            DistrictId district, Limit limit);
}
