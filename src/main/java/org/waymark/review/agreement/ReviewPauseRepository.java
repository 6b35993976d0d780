package org.waymark.review.agreement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface ReviewPauseRepository extends JpaRepository<ReviewPause, UUID> {

    /** Those that have not ended, the oldest first. */
    @Query("select p from ReviewPause p where p.district = :district and p.endedAt is null order by p.since, p.id")
    List<ReviewPause> open(DistrictId district);

    @Query("select distinct p.reader from ReviewPause p where p.district = :district and p.endedAt is null")
    List<PersonId> paused(DistrictId district);

    @Query("select count(p) > 0 from ReviewPause p"
            + " where p.reader = :reader and p.district = :district and p.endedAt is null")
    boolean isPaused(PersonId reader, DistrictId district);

    Optional<ReviewPause> findByIdAndDistrict(UUID id, DistrictId district);

    List<ReviewPause> findByReaderAndDistrictOrderBySince(PersonId reader, DistrictId district);

    List<ReviewPause> findByReaderAndDistrictAndEndedAtIsNull(PersonId reader, DistrictId district);
}
