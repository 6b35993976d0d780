package org.waymark.award;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.cfg.AvailableSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

interface AwardRepository extends JpaRepository<Award, AwardId> {

    List<Award> findByEarnerAndDistrictAndRevokedAtIsNullOrderByAwardedAtDesc(PersonId earner, DistrictId district);

    List<Award> findByEarnerAndDistrictOrderByAwardedAtDesc(PersonId earner, DistrictId district);

    Optional<Award> findByIdAndDistrict(AwardId id, DistrictId district);

    /** What earned those that were not revoked, the newest first. */
    @Query("select a.submission from Award a where a.definition = :definition and a.earner = :earner"
            + " and a.district = :district and a.revokedAt is null order by a.awardedAt desc, a.id.id desc")
    List<SubmissionId> standing(DefinitionId definition, PersonId earner, DistrictId district);

    /** Of these, what two leads have not decided on yet. */
    @Query("select a.id from Award a where a.id in :some and a.district = :district and exists (select 1"
            + " from RevocationProposal p where p.award = a.id and p.outcome = OPEN and p.district = :district)")
    List<AwardId> inQuestion(Collection<AwardId> some, DistrictId district);

    Optional<Award> findBySubmissionAndDistrict(SubmissionId submission, DistrictId district);

    /** Locked: sharing and signing may come at the same moment, and neither should fail for it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Award a where a.id = :id and a.district = :district")
    Optional<Award> findForChange(AwardId id, DistrictId district);

    /** What hangs on one award elsewhere has changed. */
    @Modifying
    @Query("update versioned Award a set a.shared = a.shared where a.id = :id and a.district = :district")
    void countChange(AwardId id, DistrictId district);

    /** How Hibernate is told to leave out what is locked. */
    String SKIP = "-2";

    /** Locked as well; what somebody else holds is left out, so that whoever takes many never stands in a ring of waiting. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = AvailableSettings.JAKARTA_LOCK_TIMEOUT, value = SKIP))
    @Query("select a from Award a where a.id in :some and a.district = :district")
    List<Award> findFreeForChange(Collection<AwardId> some, DistrictId district);

    /** What was earned when, without the badges themselves; what is suspended does not count meanwhile. */
    record Earned(DefinitionId definition, Instant at) {}

    @Query("""
            select new org.waymark.award.AwardRepository$Earned(a.definition, a.awardedAt) from Award a
            where a.earner = :earner and a.district = :district and a.revokedAt is null and a.suspendedAt is null
            """)
    List<Earned> earned(PersonId earner, DistrictId district);

    long countByDistrictAndRevokedAtIsNull(DistrictId district);

    String WAITS = "a.district = :district and a.revokedAt is null and (a.credential is null or a.stale = true)";

    /** Those whose credential is still to be signed, for the first time or anew. */
    @Query("select count(a) from Award a where " + WAITS)
    long countWaiting(DistrictId district);

    /** The next of them by their ids. */
    @Query("select a.id from Award a where " + WAITS + " and a.id.id > :after order by a.id.id")
    List<AwardId> waiting(DistrictId district, UUID after, Limit limit);

    /** Whether any that is signed waits to be signed anew. */
    @Query("select count(a) > 0 from Award a where a.district = :district and a.revokedAt is null and a.stale = true")
    boolean anyStale(DistrictId district);

    /** All that is signed is to be signed anew. */
    @Modifying
    @Query("update versioned Award a set a.stale = true where a.district = :district and a.revokedAt is null"
            + " and a.credential is not null")
    void outdate(DistrictId district);

    /** Those that end before a day, and whose earners were not told yet. */
    @Query("""
            select a from Award a where a.district = :district and a.validUntil > :now and a.validUntil <= :soon
            and a.endToldAt is null and a.renewedBy.id is null and a.revokedAt is null order by a.validUntil, a.id
            """)
    List<Award> ending(DistrictId district, Instant now, Instant soon);

    /** What does not count for now, the longest first. */
    @Query("select a from Award a where a.district = :district and a.suspendedAt is not null and a.revokedAt is null"
            + " order by a.suspendedAt, a.id.id")
    List<Award> suspended(DistrictId district);

    /** What this one renewed. */
    @Query("select a from Award a where a.district = :district and a.renewedBy = :newer")
    List<Award> renewedBy(AwardId newer, DistrictId district);

    /** That something was issued, without what was signed. */
    record Issued(
            AwardId id,
            PersonId earner,
            boolean shared,
            boolean signed,
            Instant awardedAt,
            @Nullable Instant revokedAt,
            @Nullable Instant suspendedAt,
            @Nullable Instant validUntil) {

        BadgeStanding standing(Instant now) {
            return Award.standing(revokedAt, suspendedAt, validUntil, now);
        }
    }

    /** What is shared first, then what is newest. */
    @Query("""
            select new org.waymark.award.AwardRepository$Issued(a.id, a.earner, a.shared,
            case when a.credential is null then false else true end,
            a.awardedAt, a.revokedAt, a.suspendedAt, a.validUntil) from Award a
            where a.district = :district order by a.shared desc, a.awardedAt desc, a.id.id desc
            """)
    List<Issued> issued(DistrictId district, Limit most);

    boolean existsByDefinitionVersionAndDistrict(DefinitionVersionId version, DistrictId district);
}
