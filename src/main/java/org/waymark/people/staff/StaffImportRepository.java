package org.waymark.people.staff;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;

interface StaffImportRepository extends JpaRepository<StaffImport, StaffImportId> {

    Optional<StaffImport> findByIdAndDistrict(StaffImportId id, DistrictId district);

    /** For one that changes it; the others wait. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from StaffImport i where i.id = :id and i.district = :district")
    Optional<StaffImport> hold(StaffImportId id, DistrictId district);

    List<StaffImport> findByDistrictOrderByBegunAtDesc(DistrictId district, Limit limit);

    /** Begins one, unless another of the district is at work. */
    @Modifying
    @NativeQuery(
            "insert into staff_import (id, version, district_id, status, at_work, format, whole, carried, begun_at,"
                    + " begun_by, on_record, made, changed, came_back, closed, unchanged, left_out, schools, changed_fields, applied_to)"
                    + " values (:id, 0, :district, 'READING', 1, 'WAYMARK', :whole, 0, :at, :by, 0, 0, 0, 0, 0, 0, 0, 0, '', 0)"
                    + " on conflict do nothing")
    int begin(UUID id, UUID district, boolean whole, String by, Instant at);

    /** What a node that went away was reading holds nobody up for long. */
    @Modifying
    @NativeQuery("update staff_import set status = 'SET_ASIDE', at_work = null, ended_at = :now, version = version + 1"
            + " where district_id = :district and status = 'READING' and begun_at < :before")
    int abandonReadings(UUID district, Instant before, Instant now);

    /** A new list takes the place of those that nobody has confirmed. */
    @Modifying
    @NativeQuery("update staff_import set status = 'SET_ASIDE', ended_at = :now, version = version + 1"
            + " where district_id = :district and id <> :id and status in ('READY', 'FAULTY', 'STOPPED')")
    int setOthersAside(UUID district, UUID id, Instant now);

    /** What nobody has confirmed for long is forgotten. */
    @Modifying
    @NativeQuery("update staff_import set status = 'SET_ASIDE', at_work = null, ended_at = :now, version = version + 1"
            + " where district_id = :district and status in ('READING', 'READY', 'FAULTY', 'STOPPED')"
            + " and begun_at < :before")
    int setOldAside(UUID district, Instant before, Instant now);
}
