package org.waymark.recognition.roles;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface PoolEntryRepository extends JpaRepository<PoolEntry, UUID> {

    List<PoolEntry> findByPersonAndDistrictOrderByEnteredAtDesc(PersonId person, DistrictId district);

    void deleteByPersonAndDistrict(PersonId person, DistrictId district);
}
