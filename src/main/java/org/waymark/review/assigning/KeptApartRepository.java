package org.waymark.review.assigning;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface KeptApartRepository extends JpaRepository<KeptApart, UUID> {

    /** Whichever of the two said so. */
    @Query("select a from KeptApart a where (a.saidBy = :person or a.other = :person) and a.district = :district")
    List<KeptApart> of(PersonId person, DistrictId district);

    List<KeptApart> findBySaidByAndDistrictOrderBySaidAt(PersonId saidBy, DistrictId district);

    Optional<KeptApart> findByIdAndSaidByAndDistrict(UUID id, PersonId saidBy, DistrictId district);

    @Modifying
    @Query("delete from KeptApart a where (a.saidBy = :person or a.other = :person) and a.district = :district")
    void remove(PersonId person, DistrictId district);
}
