package org.waymark.people.privacy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.waymark.people.DistrictId;

interface ErasureStepRepository extends Repository<ErasureStep, ErasureStep.StepId> {

    ErasureStep save(ErasureStep made);

    @Query(
            "select s from ErasureStep s where s.id.requestId = :request and s.id.part = :part and s.district = :district")
    Optional<ErasureStep> of(UUID request, String part, DistrictId district);

    @Query("select s from ErasureStep s where s.id.requestId = :request and s.district = :district")
    List<ErasureStep> all(UUID request, DistrictId district);
}
