package org.waymark.people;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

interface DistrictRepository extends JpaRepository<District, DistrictId> {

    Optional<District> findByName(String name);

    List<District> findAllByOrderByName();

    /** Adds a district unless one of that name is there; two at once make one. */
    @Modifying
    @NativeQuery("insert into district (id, version, name, zone, languages, created_at)"
            + " values (:id, 0, :name, :zone, :languages, :at) on conflict do nothing")
    int add(UUID id, String name, String zone, String languages, Instant at);

    /** Holds the district until the transaction ends, so that rules over all its leads can be kept. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from District d where d.id = :id")
    Optional<District> hold(DistrictId id);
}
