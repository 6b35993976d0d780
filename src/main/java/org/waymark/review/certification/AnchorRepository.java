package org.waymark.review.certification;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface AnchorRepository extends JpaRepository<Anchor, UUID> {

    /** How many of a version are so far. */
    record Count(DefinitionId definition, DefinitionVersionId version, AnchorStatus status, long count) {}

    /** An anchor that may be rated. */
    record Ready(UUID id, DefinitionId definition, DefinitionVersionId version, Levels agreed) {}

    /** Until the end of the transaction nobody else writes or scores it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Anchor a where a.id = :id and a.district = :district")
    Optional<Anchor> hold(UUID id, DistrictId district);

    Optional<Anchor> findByIdAndDistrict(UUID id, DistrictId district);

    List<Anchor> findByDistrictAndIdIn(DistrictId district, Collection<UUID> ids);

    @Query("select a from Anchor a left join fetch a.scores where a.definitionVersion = :version"
            + " and a.district = :district order by a.madeAt, a.id")
    List<Anchor> of(DefinitionVersionId version, DistrictId district);

    @Query("select new org.waymark.review.certification.AnchorRepository$Count("
            + "a.definition, a.definitionVersion, a.status, count(a)) from Anchor a where a.district = :district"
            + " group by a.definition, a.definitionVersion, a.status")
    List<Count> counts(DistrictId district);

    /** How many of a version experts have before them. */
    @Query("select count(a) from Anchor a where a.definitionVersion = :version and a.district = :district"
            + " and a.status in (org.waymark.review.certification.AnchorStatus.SCORING,"
            + " org.waymark.review.certification.AnchorStatus.DIFFERING)")
    long withExperts(DefinitionVersionId version, DistrictId district);

    /** What experts said since a moment and agreed on. */
    record Scored(PersonId expert, DefinitionId definition, DefinitionVersionId version, long times) {}

    @Query("select new org.waymark.review.certification.AnchorRepository$Scored("
            + "s.expert, a.definition, a.definitionVersion, count(s)) from AnchorScore s join s.anchor a"
            + " where a.definition in :definitions and a.district = :district and s.expert in :experts"
            + " and s.scoredAt > :since and a.agreed is not null group by s.expert, a.definition, a.definitionVersion")
    List<Scored> scored(
            Collection<DefinitionId> definitions, Collection<PersonId> experts, Instant since, DistrictId district);

    /** Whether it was made from what somebody handed in or was given to read: they know more of it than it says. */
    @Query(
            "select count(d) > 0 from DoubleReview d join Anchor a on d.submission = a.submission"
                    + " where a.id = :id and a.district = :district and d.district = :district"
                    + " and (d.earner = :person or exists (select 1 from Review r where r.doubleReview = d and r.reader = :person))")
    boolean isNear(UUID id, PersonId person, DistrictId district);

    /**
     * What a reader may rate: nothing they scored as an expert, nothing made from their own work, nothing that they read
     * when it was handed in.
     */
    @Query("select new org.waymark.review.certification.AnchorRepository$Ready("
            + "a.id, a.definition, a.definitionVersion, a.agreed)"
            + " from Anchor a where a.district = :district"
            + " and a.status = org.waymark.review.certification.AnchorStatus.AGREED"
            + " and not exists (select 1 from AnchorScore s where s.anchor = a and s.expert = :reader)"
            + " and not exists (select 1 from DoubleReview d where d.submission = a.submission and d.district = :district"
            + " and (d.earner = :reader or exists (select 1 from Review r where r.doubleReview = d and r.reader = :reader)))"
            + " order by a.id")
    List<Ready> ready(PersonId reader, DistrictId district);

    /** Those an expert has scored. */
    @Query("select a from Anchor a join a.scores s where s.expert = :expert and a.district = :district order by a.id")
    List<Anchor> scoredBy(PersonId expert, DistrictId district);
}
