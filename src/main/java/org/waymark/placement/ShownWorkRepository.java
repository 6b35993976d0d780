package org.waymark.placement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface ShownWorkRepository extends Repository<ShownWork, UUID> {

    boolean existsByPersonAndDefinitionAndTermAndDistrict(
            PersonId person, DefinitionId definition, int term, DistrictId district);

    List<ShownWork> findByPersonAndDistrict(PersonId person, DistrictId district);

    @Modifying
    @NativeQuery("insert into shown_work (id, district_id, person_id, definition_id, term, shown_at)"
            + " values (:id, :district, :person, :definition, :term, :now) on conflict do nothing")
    int add(UUID id, UUID district, UUID person, UUID definition, int term, Instant now);

    @Modifying
    @Query("delete from ShownWork s"
            + " where s.person = :person and s.definition = :definition and s.district = :district")
    int remove(PersonId person, DefinitionId definition, DistrictId district);

    @Modifying
    @Query("delete from ShownWork s where s.person = :person and s.definition = :definition and s.term = :term"
            + " and s.district = :district")
    int remove(PersonId person, DefinitionId definition, int term, DistrictId district);
}
