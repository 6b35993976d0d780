package org.waymark.review.certification;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.waymark.people.DistrictId;

interface AdmittingStackRepository extends JpaRepository<AdmittingStack, UUID> {

    List<AdmittingStack> findByDistrict(DistrictId district);
}
