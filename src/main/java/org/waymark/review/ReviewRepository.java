package org.waymark.review;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

interface ReviewRepository extends JpaRepository<Review, ReviewId> {

    @Query("select r from Review r join fetch r.doubleReview"
            + " where r.id = :id and r.reader = :reader and r.district = :district")
    Optional<Review> find(ReviewId id, PersonId reader, DistrictId district);

    @Query("select r from Review r join fetch r.doubleReview"
            + " where r.reader = :reader and r.district = :district order by r.assignedAt, r.id.id")
    List<Review> writtenBy(PersonId reader, DistrictId district);

    /** What each of these readers has in hand, and with what they sent from a moment on; no row for who had nothing. */
    @Query(
            "select new org.waymark.review.Load(r.reader, sum(case when r.recordedAt is null then 1 else 0 end), count(r))"
                    + " from Review r where r.district = :district and r.reader in :readers"
                    + " and (r.recordedAt is null or r.recordedAt >= :since) group by r.reader")
    List<Load> loads(Collection<PersonId> readers, Instant since, DistrictId district);

    @Query("select new org.waymark.review.QueueRow("
            + "r.id, r.slot, d.definitionVersion, d.attemptNo, coalesce(a.filedAt, d.submittedAt), r.assignedAt,"
            + " r.edition > 0, r.recordedAt, d.decidedAt)"
            + " from Review r join r.doubleReview d left join Appeal a on a.submission = d.submission"
            + " and a.district = d.district and r.slot = APPEAL"
            + " where r.district = :district and r.reader = :reader and r.recordedAt is null"
            + " order by r.assignedAt, r.id")
    List<QueueRow> assigned(PersonId reader, DistrictId district);

    @Query("select new org.waymark.review.QueueRow("
            + "r.id, r.slot, d.definitionVersion, d.attemptNo, coalesce(a.filedAt, d.submittedAt), r.assignedAt,"
            + " r.edition > 0, r.recordedAt, d.decidedAt)"
            + " from Review r join r.doubleReview d left join Appeal a on a.submission = d.submission"
            + " and a.district = d.district and r.slot = APPEAL"
            + " where r.district = :district and r.reader = :reader and r.recordedAt is not null"
            + " order by r.recordedAt desc, r.id")
    List<QueueRow> recorded(PersonId reader, DistrictId district, Limit limit);

    /** When the earner of some work asked that somebody reads it anew. */
    @Query("select a.filedAt from Appeal a where a.submission = :submission and a.district = :district")
    Optional<Instant> askedAnew(SubmissionId submission, DistrictId district);

    /** A minute in which a reader had the page of an unrecorded review before them; one at a time, however many windows. */
    @Modifying
    @Query("update Review r set r.minutes = r.minutes + 1, r.minuteAt = :now"
            + " where r.id = :id and r.reader = :reader and r.district = :district and r.recordedAt is null"
            + " and (r.minuteAt is null or r.minuteAt <= :latest)")
    int countMinute(ReviewId id, PersonId reader, DistrictId district, Instant latest, Instant now);

    /** Notes on what was decided before a moment, of whom have sent their review by then, too. */
    @Modifying
    @Query(
            "update Review r set r.notes = null where r.district = :district and r.notes is not null"
                    + " and r.recordedAt < :before and exists (select 1 from DoubleReview d where d = r.doubleReview and d.decidedAt < :before)")
    int forgetNotes(DistrictId district, Instant before);

    /** What a reader noted for themselves. */
    @Modifying
    @Query("update Review r set r.notes = null"
            + " where r.district = :district and r.reader = :reader and r.notes is not null")
    int forgetNotesOf(PersonId reader, DistrictId district);
}
