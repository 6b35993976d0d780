package org.waymark.placement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface GradebookEntryRepository extends JpaRepository<GradebookEntry, GradebookEntryId> {

    Optional<GradebookEntry> findByIdAndDistrict(GradebookEntryId id, DistrictId district);

    Optional<GradebookEntry> findByPlacementAndPersonAndDistrict(
            PlacementId placement, PersonId person, DistrictId district);

    /** Where news of this person's work on a micro-credential is told. */
    @Query("""
            select e from GradebookEntry e
            where e.person = :person and e.definition = :definition and e.district = :district
              and e.standsForNothing = false
            """)
    List<GradebookEntry> findByPersonAndDefinitionAndDistrict(
            PersonId person, DefinitionId definition, DistrictId district);

    List<GradebookEntry> findByPlacementAndDistrict(PlacementId placement, DistrictId district);

    List<GradebookEntry> findByPersonAndDistrict(PersonId person, DistrictId district);

    long countByPlacementAndDistrict(PlacementId placement, DistrictId district);

    List<GradebookEntry> findByGradableFalseAndDistrict(DistrictId district);

    /** How many learners each placement has. */
    @Query("select e.placement.id, count(e) from GradebookEntry e where e.district = :district group by e.placement.id")
    List<Object[]> countByPlacement(DistrictId district);

    @Modifying
    @Query(nativeQuery = true, value = """
                    insert into gradebook_entry (id, version, district_id, placement_id, person_id, definition_id, sub,
                        language, graded, gradable, created_at)
                    values (:id, 0, :#{#district.id()}, :placement, :person, :definition, :sub, :language, false, true, :now)
                    on conflict do nothing
                    """)
    void insertIfAbsent(
            UUID id,
            DistrictId district,
            UUID placement,
            UUID person,
            UUID definition,
            String sub,
            String language,
            Instant now);
}
