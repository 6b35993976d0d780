package org.waymark.catalog.exchange;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;

interface PreviewRepository extends JpaRepository<PreviewedFile, PreviewId> {

    Optional<PreviewedFile> findByIdAndDistrictAndSentAtGreaterThanEqual(
            PreviewId id, DistrictId district, Instant since);

    @Modifying
    @Query("delete from PreviewedFile p where p.district = :district and p.sentAt < :before")
    void deleteOlder(DistrictId district, Instant before);
}
