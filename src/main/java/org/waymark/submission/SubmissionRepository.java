package org.waymark.submission;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface SubmissionRepository extends JpaRepository<Submission, SubmissionId> {

    /**
     * A submission's own facts, without what was written or attached.
     *
     * @param term that of its enrolment
     */
    record Line(
            SubmissionId id,
            EnrolmentId enrolment,
            int term,
            DefinitionId definition,
            DefinitionVersionId version,
            PersonId earner,
            int attemptNo,
            SubmissionStatus status,
            Instant startedAt,
            @Nullable Instant submittedAt,
            @Nullable Instant reviewBeganAt,
            @Nullable Instant decidedAt,
            @Nullable Instant readAgainEndedAt) {}

    String LINE = """
            select new org.waymark.submission.SubmissionRepository$Line(s.id, e.id, e.term, s.definition, s.definitionVersion,
            s.earner, s.attemptNo, s.status, s.startedAt, s.submittedAt, s.reviewBeganAt, s.decidedAt,
            s.readAgainEndedAt)
            from Submission s join Enrolment e on e.id = s.enrolment and e.district = :district
            """;

    @Query(LINE + "where s.id = :id and s.district = :district")
    Optional<Line> line(SubmissionId id, DistrictId district);

    @Query(LINE + "where s.definition = :definition and s.earner = :earner and s.district = :district "
            + "order by e.term desc, case when s.status = AWARDED then 0 else 1 end, s.attemptNo desc limit 1")
    Optional<Line> latest(DefinitionId definition, PersonId earner, DistrictId district);

    @Query(
            LINE + "where s.earner = :earner and s.district = :district "
                    + "and not exists (select 1 from Submission n join Enrolment f on f.id = n.enrolment "
                    + "where n.earner = :earner and n.definition = s.definition and n.district = :district "
                    + "and f.term > e.term) and s.attemptNo = (select max(t.attemptNo) from Submission t where t.enrolment = s.enrolment "
                    // An attempt that was awarded when it was read again is the last, whatever was begun after it.
                    + "and t.district = :district and (t.status = AWARDED or not exists (select 1 from Submission a "
                    + "where a.enrolment = s.enrolment and a.district = :district and a.status = AWARDED))) order by s.startedAt desc, s.attemptNo desc")
    List<Line> latestOfEach(PersonId earner, DistrictId district);

    @Query(LINE + "where s.definition = :definition and s.earner = :earner and s.district = :district "
            + "order by e.term, s.attemptNo")
    List<Line> attempts(DefinitionId definition, PersonId earner, DistrictId district);

    @Query("select s.id from Submission s where s.earner = :earner and s.district = :district"
            + " order by s.startedAt, s.attemptNo")
    List<SubmissionId> idsOf(PersonId earner, DistrictId district);

    List<Submission> findByEarnerAndDistrictOrderByStartedAt(PersonId earner, DistrictId district);

    long countByEarnerAndDistrict(PersonId earner, DistrictId district);

    @Query("select count(i) from Submission s join s.evidence i where s.earner = :earner and s.district = :district")
    long evidenceOf(PersonId earner, DistrictId district);

    Optional<Submission> findByIdAndDistrict(SubmissionId id, DistrictId district);

    Optional<Submission> findByIdAndEarnerAndDistrict(SubmissionId id, PersonId earner, DistrictId district);

    @Query(LINE + "where s.enrolment = :enrolment and s.attemptNo = :attemptNo and s.district = :district")
    Optional<Line> line(EnrolmentId enrolment, int attemptNo, DistrictId district);

    @Query("select s.prior from Submission s where s.id = :id and s.earner = :earner and s.district = :district"
            + " and s.prior.id is not null")
    Optional<SubmissionId> priorTo(SubmissionId id, PersonId earner, DistrictId district);

    @Query("select s.enrolment from Submission s where s.id = :id and s.earner = :earner and s.district = :district")
    Optional<EnrolmentId> enrolmentOf(SubmissionId id, PersonId earner, DistrictId district);

    /** For a change: of two at once the second waits and then sees what the first did. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Submission s where s.id = :id and s.district = :district")
    Optional<Submission> lock(SubmissionId id, DistrictId district);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Submission s where s.id = :id and s.earner = :earner and s.district = :district")
    Optional<Submission> lock(SubmissionId id, PersonId earner, DistrictId district);

    /** The attempts after one, for a change. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Submission s where s.enrolment = :enrolment and s.attemptNo > :attemptNo"
            + " and s.district = :district order by s.attemptNo")
    List<Submission> lockAfter(EnrolmentId enrolment, int attemptNo, DistrictId district);

    /**
     * Evidence as its earner may use it again.
     *
     * @param beginning the first words of a text, or of a link
     */
    record Brought(
            EvidenceId id,
            SubmissionId submission,
            DefinitionVersionId version,
            String requirement,
            String title,
            EvidenceKind kind,
            @Nullable String beginning,
            @Nullable Integer length,
            @Nullable String storageKey,
            @Nullable String mediaType,
            Instant addedAt) {

        /** What it shows, so that one artifact is listed once. */
        String content() {
            return storageKey != null ? storageKey : kind + " " + length + " " + beginning;
        }
    }

    String BROUGHT = "select new org.waymark.submission.SubmissionRepository$Brought(i.id, s.id, s.definitionVersion,"
            + " i.requirement, i.title, i.kind, substring(i.text, 1, 400), length(i.text), i.storageKey, i.mediaType,"
            + " i.addedAt) from EvidenceItem i join i.submission s where s.earner = :earner and s.district = :district"
            + " and (i.text is not null or i.storageKey is not null)";

    @Query(BROUGHT + " order by i.addedAt desc, i.place, i.id")
    List<Brought> brought(PersonId earner, DistrictId district);

    @Query(BROUGHT + " and i.id in :items")
    List<Brought> brought(Collection<EvidenceId> items, PersonId earner, DistrictId district);

    @Query("select min(i.addedAt) from EvidenceItem i join i.submission s where s.earner = :earner"
            + " and s.district = :district and i.storageKey = :key")
    Instant firstBrought(String key, PersonId earner, DistrictId district);

    @Query("select min(i.addedAt) from EvidenceItem i join i.submission s where s.earner = :earner"
            + " and s.district = :district and i.kind = :kind and i.text = :text")
    Instant firstSaid(EvidenceKind kind, String text, PersonId earner, DistrictId district);

    /** The key of a file of the earner's own. */
    record FileOf(String storageKey, String mediaType, long byteCount) {}

    @Query("select new org.waymark.submission.SubmissionRepository$FileOf(i.storageKey, i.mediaType, i.byteCount)"
            + " from EvidenceItem i join i.submission s where i.id = :item and s.id = :id and s.earner = :earner"
            + " and s.district = :district and i.storageKey is not null")
    Optional<FileOf> fileOf(SubmissionId id, EvidenceId item, PersonId earner, DistrictId district);

    /** Whether another item, of another attempt, still shows the same file. */
    @Query("select count(i) from EvidenceItem i where i.storageKey = :key and i.district = :district")
    long itemsShowing(String key, DistrictId district);

    /** What one person keeps in files, each counted once however many attempts show it. */
    @NativeQuery("select coalesce(sum(f.bytes), 0) from (select distinct i.storage_key, i.byte_count as bytes"
            + " from evidence_item i join submission s on s.id = i.submission_id"
            + " where s.district_id = :district and s.earner_id = :earner and i.storage_key is not null) f")
    long bytesOf(UUID earner, UUID district);

    @Query("select count(i) from Submission s join s.evidence i where s.id = :id and s.district = :district")
    long pieces(SubmissionId id, DistrictId district);

    /** An item that shows a file. */
    record Shown(SubmissionId submission, EvidenceId item, PersonId earner, SubmissionStatus status, String title) {}

    @Query("select new org.waymark.submission.SubmissionRepository$Shown(s.id, i.id, s.earner, s.status, i.title)"
            + " from Submission s join s.evidence i where i.storageKey = :key and s.district = :district")
    List<Shown> showing(String key, DistrictId district);

    /** Keeps what a file says of itself beside every item that shows it. */
    @Modifying
    @Query(
            "update versioned EvidenceItem i set i.looked = :looked where i.storageKey = :key and i.district = :district")
    int looked(String key, FileLooked looked, DistrictId district);

    /** Nobody but its earner is shown what rests on it any more. */
    @Modifying
    @NativeQuery("update evidence_item set withheld_at = :now, version = version + 1 where district_id = :district"
            + " and consent_id = :consent and withheld_at is null")
    int withhold(UUID consent, UUID district, Instant now);

    /** Those of the keys that an item has. */
    @Query("select distinct i.storageKey from EvidenceItem i where i.storageKey in :keys and i.district = :district")
    Set<String> filesInUse(Set<String> keys, DistrictId district);

    /** No attempt of others goes on from one of this earner's any more. */
    @Modifying
    @NativeQuery("update submission set prior_id = null, version = version + 1 where district_id = :district"
            + " and earner_id <> :earner and prior_id in (select s.id from submission s"
            + " where s.district_id = :district and s.earner_id = :earner)")
    int comesAfterNothing(UUID earner, UUID district);

    /** All of an earner, the latest attempt first, for a change. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Submission s where s.earner = :earner and s.district = :district order by s.attemptNo desc")
    List<Submission> lockAll(PersonId earner, DistrictId district);
}
