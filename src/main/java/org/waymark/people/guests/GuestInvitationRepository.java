package org.waymark.people.guests;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;

interface GuestInvitationRepository extends JpaRepository<GuestInvitation, UUID> {

    /** Whoever is invited has the code alone, which tells the district. */
    Optional<GuestInvitation> findByCode(String code);

    Optional<GuestInvitation> findByIdAndDistrict(UUID id, DistrictId district);

    List<GuestInvitation> findByDistrictOrderByMadeAtDesc(DistrictId district, Limit most);

    List<GuestInvitation> findByDistrictAndProgrammeIdOrderByMadeAtDesc(DistrictId district, UUID programme);

    /** Held until the transaction ends, so that the last place is taken once. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from GuestInvitation i where i.id = :id and i.district = :district")
    Optional<GuestInvitation> hold(UUID id, DistrictId district);
}
