package org.waymark.recognition.roles;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface EligibilityRepository extends JpaRepository<Eligibility, UUID> {

    List<Eligibility> findByPersonAndDistrictOrderBySinceDescTurnDesc(PersonId person, DistrictId district);

    void deleteByPersonAndDistrict(PersonId person, DistrictId district);

    /** Some who were not told yet that this window of a position is open. */
    @Query("select e from Eligibility e where e.district = :district and e.role = :role and e.endedAt is null"
            + " and (e.toldOf is null or e.toldOf <> :from) order by e.id")
    List<Eligibility> untold(RoleProfileId role, LocalDate from, DistrictId district, Limit most);

    /** Some of those in force, by their ids. */
    @Query("select e from Eligibility e where e.district = :district and e.endedAt is null and e.person in :persons")
    List<Eligibility> inForce(List<PersonId> persons, DistrictId district);
}
