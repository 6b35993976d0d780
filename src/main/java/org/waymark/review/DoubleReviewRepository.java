package org.waymark.review;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.review.assigning.Work;
import org.waymark.submission.SubmissionId;

interface DoubleReviewRepository extends JpaRepository<DoubleReview, UUID> {

    Optional<DoubleReview> findBySubmissionAndDistrict(SubmissionId submission, DistrictId district);

    List<DoubleReview> findByEarnerAndDistrictAndDecidedAtIsNotNullOrderByDecidedAt(
            PersonId earner, DistrictId district);

    /** Holds a double review until the transaction ends, so that two readers who end at once come to one decision. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from DoubleReview d where d.id = :id and d.district = :district")
    Optional<DoubleReview> hold(UUID id, DistrictId district);

    /** The same by what is read. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from DoubleReview d where d.submission = :submission and d.district = :district")
    Optional<DoubleReview> hold(SubmissionId submission, DistrictId district);

    /** An earner's own, once it is decided, for a change. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from DoubleReview d where d.submission = :submission and d.earner = :earner"
            + " and d.district = :district and d.decidedAt is not null")
    Optional<DoubleReview> holdDecided(SubmissionId submission, PersonId earner, DistrictId district);

    /** What earners said of the feedback from one moment to another. */
    @Query("select new org.waymark.review.FeedbackQuality$Answer(d.earner, d.couldAct) from DoubleReview d"
            + " where d.district = :district and d.couldAct is not null"
            + " and d.couldActAt >= :from and d.couldActAt < :until")
    List<FeedbackQuality.Answer> answers(DistrictId district, Instant from, Instant until);

    /** Which double review a reader's review belongs to; nothing for a review that is not this reader's. */
    @Query("select r.doubleReview.id from Review r"
            + " where r.id = :review and r.reader = :reader and r.district = :district")
    Optional<UUID> idOf(ReviewId review, PersonId reader, DistrictId district);

    /** Which double review a review belongs to, whoever has it. */
    @Query("select r.doubleReview.id from Review r where r.id = :review and r.district = :district")
    Optional<UUID> idOf(ReviewId review, DistrictId district);

    /** What waits for a reader, in the order in which all who hold several do so: by id, which is about the oldest first. */
    @Query("select distinct d.id from DoubleReview d join d.reviews r"
            + " where d.district = :district and r.reader is null order by d.id")
    List<UUID> waiting(DistrictId district);

    /** What waits for a reader in one of these slots and may be read by this person, oldest submission first. */
    @Query("select new org.waymark.review.assigning.Work(d.id, d.submission, d.earner, d.definition,"
            + " d.definitionVersion, d.district) from DoubleReview d join d.reviews r"
            + " where d.district = :district and r.reader is null and r.slot in :slots and d.earner <> :person"
            + " and not exists (select 1 from Review mine where mine.doubleReview = d and mine.reader = :person)"
            + " and not exists (select 1 from Conflict c where c.district = :district and c.person = :person"
            + " and c.earner = d.earner and (c.definition = d.definition or c.definition.id is null))"
            + " order by d.submittedAt, d.id, r.slot")
    List<Work> waitingFor(PersonId person, List<ReviewSlot> slots, DistrictId district, Pageable page);

    /** How much of an earner's work a reader has read and recorded. */
    @Query("select count(r) from Review r where r.district = :district and r.reader = :reader"
            + " and r.recordedAt is not null and r.doubleReview.earner = :earner")
    long recordedBy(PersonId reader, PersonId earner, DistrictId district);

    /** Of an earner's work, what a reader was given and has not recorded. */
    @Query("select r.doubleReview.id from Review r where r.district = :district and r.reader = :reader"
            + " and r.recordedAt is null and r.doubleReview.earner = :earner order by r.doubleReview.id")
    List<UUID> givenOf(PersonId reader, PersonId earner, DistrictId district);

    /** What both were given as two readers and at least one of them has not recorded. */
    @Query("select d.id from DoubleReview d where d.district = :district"
            + " and exists (select 1 from Review r where r.doubleReview = d and r.reader = :one)"
            + " and exists (select 1 from Review s where s.doubleReview = d and s.reader = :other)"
            + " and exists (select 1 from Review o where o.doubleReview = d and o.reader in (:one, :other)"
            + " and o.recordedAt is null) order by d.id")
    List<UUID> sharedBy(PersonId one, PersonId other, DistrictId district);

    /** What a person has been given and not recorded. */
    @Query("select r.doubleReview.id from Review r where r.district = :district and r.reader = :person"
            + " and r.recordedAt is null and r.slot in :slots order by r.doubleReview.id")
    List<UUID> unrecordedOf(PersonId person, List<ReviewSlot> slots, DistrictId district);

    /** All of an earner, for a change. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from DoubleReview d where d.earner = :earner and d.district = :district order by d.id")
    List<DoubleReview> holdOf(PersonId earner, DistrictId district);

    List<DoubleReview> findByEarnerAndDistrict(PersonId earner, DistrictId district);

    /** What somebody was given and has not recorded. */
    record Given(UUID id, PersonId reader) {}

    /** What is given to readers who, once these two are one person, coach or know by name whose work it is. */
    @Query("select new org.waymark.review.DoubleReviewRepository$Given(d.id, r.reader) from DoubleReview d"
            + " join d.reviews r where d.district = :district and r.recordedAt is null and r.reader is not null"
            + " and exists (select 1 from Conflict c where c.district = :district"
            + " and (c.definition = d.definition or c.definition.id is null)"
            + " and (r.reader in :two and c.person in :two and c.earner = d.earner"
            + " or d.earner in :two and c.earner in :two and c.person = r.reader))")
    List<Given> inConflictAs(Collection<PersonId> two, DistrictId district);

    /** What one of these holds and has not recorded, and what others hold so of their work. */
    @Query("select new org.waymark.review.DoubleReviewRepository$Given(d.id, r.reader) from DoubleReview d"
            + " join d.reviews r where d.district = :district and r.recordedAt is null and r.reader is not null"
            + " and (r.reader in :two or d.earner in :two) order by d.id")
    List<Given> unrecordedAround(Collection<PersonId> two, DistrictId district);

    /** Everyone who was ever given any of an earner's attempts at one micro-credential. */
    @Query("select distinct r.reader from Review r where r.district = :district and r.reader is not null"
            + " and r.doubleReview.earner = :earner and r.doubleReview.definition = :definition")
    List<PersonId> readersOf(PersonId earner, DefinitionId definition, DistrictId district);

    /** Everyone from whose hands any of them went to another. */
    @Query("select distinct b.reader from GivenBack b where b.district = :district and b.doubleReviewId in"
            + " (select d.id from DoubleReview d where d.district = :district and d.earner = :earner"
            + " and d.definition = :definition)")
    List<PersonId> formerReadersOf(PersonId earner, DefinitionId definition, DistrictId district);

    /** Whose hands some work was or is in. */
    record Hand(SubmissionId submission, PersonId person) {}

    /** Everyone who has, or has sent, some of these works. */
    @Query("select distinct new org.waymark.review.DoubleReviewRepository$Hand(d.submission, r.reader)"
            + " from DoubleReview d join d.reviews r"
            + " where d.district = :district and r.reader is not null and d.submission in :works")
    List<Hand> handsOn(Collection<SubmissionId> works, DistrictId district);

    /** Everyone from whose hands some of these works went to another. */
    @Query("select distinct new org.waymark.review.DoubleReviewRepository$Hand(d.submission, b.reader)"
            + " from DoubleReview d, GivenBack b where b.doubleReviewId = d.id and b.district = :district"
            + " and d.district = :district and d.submission in :works")
    List<Hand> formerHandsOn(Collection<SubmissionId> works, DistrictId district);

    /** Everyone who was ever given some of an earner's work. */
    @Query("select distinct r.reader from Review r where r.district = :district and r.reader is not null"
            + " and r.doubleReview.earner = :earner")
    List<PersonId> readersOf(PersonId earner, DistrictId district);
}
