package org.waymark.review.assigning;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface GivenBackRepository extends JpaRepository<GivenBack, UUID> {

    /** Whoever had it before. */
    @Query("select b.reader from GivenBack b where b.doubleReviewId = :doubleReview and b.district = :district")
    List<PersonId> of(UUID doubleReview, DistrictId district);

    /** Of these, what this reader had before. */
    @Query("select b.doubleReviewId from GivenBack b"
            + " where b.doubleReviewId in :doubleReviews and b.reader = :reader and b.district = :district")
    List<UUID> had(PersonId reader, Collection<UUID> doubleReviews, DistrictId district);

    /** How often a reader gave something back, of the reader's own accord. */
    record Count(PersonId reader, long times) {}

    @Query("select new org.waymark.review.assigning.GivenBackRepository$Count(b.reader, count(b)) from GivenBack b"
            + " where b.district = :district and b.givenBackAt >= :since and b.why in :whys group by b.reader")
    List<Count> counts(Instant since, Collection<GivenBackWhy> whys, DistrictId district);

    List<GivenBack> findByReaderAndDistrictOrderByGivenBackAt(PersonId reader, DistrictId district);

    @Modifying
    @Query("delete from GivenBack b where b.reader = :reader and b.district = :district")
    void remove(PersonId reader, DistrictId district);
}
