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

interface CertificationRepository extends JpaRepository<Certification, UUID> {

    /** A certificate that somebody holds. */
    record Held(UUID id, PersonId reader, DefinitionVersionId version, Instant until) {}

    /** Until the end of the transaction nobody else rates in it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Certification c where c.id = :id and c.reader = :reader and c.district = :district")
    Optional<Certification> hold(UUID id, PersonId reader, DistrictId district);

    Optional<Certification> findByIdAndReaderAndDistrict(UUID id, PersonId reader, DistrictId district);

    Optional<Certification> findByIdAndDistrict(UUID id, DistrictId district);

    /** All of a reader's, the latest first. */
    @Query("select c from Certification c left join fetch c.readings"
            + " where c.reader = :reader and c.district = :district order by c.begunAt desc, c.id desc")
    List<Certification> of(PersonId reader, DistrictId district);

    @Query("select new org.waymark.review.certification.CertificationRepository$Held("
            + "c.id, c.reader, c.definitionVersion, c.certifiedUntil) from Certification c"
            + " where c.definition = :definition and c.reader in :readers and c.district = :district"
            + " and c.endedAt is null and c.certifiedUntil > :now")
    List<Held> inForce(DefinitionId definition, Collection<PersonId> readers, Instant now, DistrictId district);

    @Query("select new org.waymark.review.certification.CertificationRepository$Held("
            + "c.id, c.reader, c.definitionVersion, c.certifiedUntil) from Certification c"
            + " where c.district = :district and c.endedAt is null and c.certifiedUntil > :now")
    List<Held> inForce(Instant now, DistrictId district);

    /** What a certificate is for. */
    record Covered(DefinitionId definition, DefinitionVersionId version) {}

    @Query("select new org.waymark.review.certification.CertificationRepository$Covered("
            + "c.definition, c.definitionVersion) from Certification c where c.reader = :reader"
            + " and c.district = :district and c.endedAt is null and c.certifiedUntil > :now")
    List<Covered> coveredBy(PersonId reader, Instant now, DistrictId district);

    /** Certificates that end by then and of which the reader was reminded less often. */
    @Query("select c from Certification c where c.district = :district and c.endedAt is null"
            + " and c.certifiedUntil > :now and c.certifiedUntil <= :latest and c.reminders < :times order by c.id")
    List<Certification> ending(Instant now, Instant latest, int times, DistrictId district);

    /** Those that are not finished and have this anchor before them. */
    @Query("select c from Certification c join c.readings r where c.district = :district"
            + " and c.status = org.waymark.review.certification.CertificationStatus.READING"
            + " and r.anchorId = :anchor and r.recordedAt is null")
    List<Certification> waitingFor(UUID anchor, DistrictId district);
}
