package org.waymark.people.programmes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface CohortMessageRepository extends JpaRepository<CohortMessage, UUID> {

    List<CohortMessage> findByCohortAndDistrictOrderByWrittenAtDescIdDesc(
            CohortId cohort, DistrictId district, Limit most);

    Optional<CohortMessage> findByIdAndCohortAndDistrict(UUID id, CohortId cohort, DistrictId district);

    List<CohortMessage> findByAuthorAndDistrictOrderByWrittenAt(PersonId author, DistrictId district);

    /** What others wrote in the cohorts that somebody is in or coaches. */
    @NativeQuery("select m.* from cohort_message m where m.district_id = :district and m.author_id <> :person"
            + " and (m.cohort_id in (select c.cohort_id from cohort_member c where c.district_id = :district"
            + " and c.person_id = :person) or m.cohort_id in (select h.id from cohort h"
            + " where h.district_id = :district and h.coach_id = :person))")
    List<CohortMessage> besides(UUID person, UUID district);

    long countByAuthorAndDistrict(PersonId author, DistrictId district);
}
