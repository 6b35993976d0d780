package org.waymark.recognition.preapproval;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface PreApprovalRepository extends JpaRepository<PreApproval, PreApprovalId> {

    Optional<PreApproval> findByIdAndDistrict(PreApprovalId id, DistrictId district);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from PreApproval p where p.id = :id and p.district = :district")
    Optional<PreApproval> hold(PreApprovalId id, DistrictId district);

    @Query("select p from PreApproval p where p.district = :district and p.person = :person"
            + " and p.definition = :definition order by p.askedAt desc, p.id.id desc")
    List<PreApproval> of(PersonId person, DefinitionId definition, DistrictId district);

    List<PreApproval> findByPersonAndDistrictOrderByAskedAt(PersonId person, DistrictId district);

    @Query("select p from PreApproval p where p.district = :district"
            + " order by case when p.status = ASKED then 0 else 1 end, p.askedAt desc, p.id.id desc")
    List<PreApproval> all(DistrictId district, Pageable page);

    long countByDistrict(DistrictId district);

    long countByDistrictAndStatus(DistrictId district, PreApprovalStatus status);

    @Modifying
    @Query("delete from PreApproval p where p.person = :person and p.district = :district")
    void remove(PersonId person, DistrictId district);
}
