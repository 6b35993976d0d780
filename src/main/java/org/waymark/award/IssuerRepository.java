package org.waymark.award;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;

/** An issuer's id is its district's. */
interface IssuerRepository extends JpaRepository<Issuer, DistrictId> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from Issuer i where i.id = :district")
    Optional<Issuer> findForChange(DistrictId district);
}
