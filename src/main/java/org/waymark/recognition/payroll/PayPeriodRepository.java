package org.waymark.recognition.payroll;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;

interface PayPeriodRepository extends JpaRepository<PayPeriod, PayPeriodId> {

    Optional<PayPeriod> findByIdAndDistrict(PayPeriodId id, DistrictId district);

    @Query("select p from PayPeriod p where p.district = :district order by p.number desc")
    List<PayPeriod> latest(DistrictId district, Pageable page);

    long countByDistrict(DistrictId district);
}
