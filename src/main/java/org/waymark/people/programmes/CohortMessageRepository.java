package org.waymark.people.programmes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface CohortMessageRepository extends JpaRepository<CohortMessage, UUID> {

    List<CohortMessage> findByCohortAndDistrictOrderByWrittenAtDescIdDesc(
            CohortId cohort, DistrictId district, Limit most);

    Optional<CohortMessage> findByIdAndCohortAndDistrict(UUID id, CohortId cohort, DistrictId district);

    List<CohortMessage> findByAuthorAndDistrictOrderByWrittenAt(PersonId author, DistrictId district);

    long countByAuthorAndDistrict(PersonId author, DistrictId district);
}
