package org.waymark.catalog.stacks;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;

interface StackRepository extends JpaRepository<StackDefinition, StackId> {

    List<StackDefinition> findByDistrictOrderByTitleAscCodeAsc(DistrictId district);

    Optional<StackDefinition> findByIdAndDistrict(StackId id, DistrictId district);

    Optional<StackDefinition> findByCodeAndDistrict(String code, DistrictId district);

    /** All of a district's, for one change of its rules at a time: a rule may stand in another. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from StackDefinition s where s.district = :district order by s.title, s.code")
    List<StackDefinition> held(DistrictId district);
}
