package org.waymark.review.assigning;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface ReaderAwayRepository extends JpaRepository<ReaderAway, UUID> {

    /** Whoever is away on one of these days. */
    @Query("select distinct a.reader from ReaderAway a"
            + " where a.district = :district and a.fromDay <= :last and a.toDay >= :first")
    List<PersonId> between(LocalDate first, LocalDate last, DistrictId district);

    @Query("select a from ReaderAway a where a.reader = :reader and a.district = :district and a.toDay >= :today"
            + " order by a.fromDay, a.toDay, a.id")
    List<ReaderAway> from(LocalDate today, PersonId reader, DistrictId district);

    List<ReaderAway> findByReaderAndDistrictOrderByFromDay(PersonId reader, DistrictId district);

    Optional<ReaderAway> findByIdAndReaderAndDistrict(UUID id, PersonId reader, DistrictId district);
}
