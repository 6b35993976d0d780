package org.waymark.review.certification;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.waymark.catalog.stacks.StackId;
import org.waymark.people.DistrictId;

interface AdmittingStackRepository extends JpaRepository<AdmittingStack, UUID> {

    List<AdmittingStack> findByDistrict(DistrictId district);

    /** One that admits, held until the end of the transaction. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from AdmittingStack s where s.stack = :stack and s.district = :district")
    Optional<AdmittingStack> hold(StackId stack, DistrictId district);

    /** One more that admits; answers how many are new. */
    @Modifying
    @NativeQuery("insert into review_admitting_stack (id, version, district_id, stack_id, followed_number)"
            + " values (:id, 0, :district, :stack, 0) on conflict do nothing")
    int add(UUID id, UUID district, UUID stack);

    /** One that admits no more; answers how many went. */
    @Modifying
    @Query("delete from AdmittingStack s where s.stack = :stack and s.district = :district")
    int remove(StackId stack, DistrictId district);
}
