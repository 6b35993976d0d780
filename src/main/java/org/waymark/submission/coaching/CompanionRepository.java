package org.waymark.submission.coaching;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface CompanionRepository extends JpaRepository<Companion, CompanionId> {

    /** What counts now. */
    String OPEN = " and c.endedAt is null and (c.untilAt is null or c.untilAt > :now)";

    /** Held, since who opens it writes that they did: of two pages at once the second waits. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Companion c where c.id = :id and (c.person = :either or c.earner = :either)"
            + " and (c.person is null or c.person <> c.earner) and c.district = :district" + OPEN)
    Optional<Companion> holdOpen(CompanionId id, PersonId either, DistrictId district, Instant now);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Companion c where c.person = :person and c.earner = :earner and c.earner <> :person"
            + " and c.definition = :definition and c.district = :district" + OPEN)
    Optional<Companion> holdOpen(
            PersonId person, PersonId earner, DefinitionId definition, DistrictId district, Instant now);

    /** For a change: two clicks come one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Companion c where c.id = :id and c.earner = :earner and c.district = :district")
    Optional<Companion> hold(CompanionId id, PersonId earner, DistrictId district);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Companion c where c.codeHash = :codeHash and c.district = :district" + OPEN)
    Optional<Companion> holdByCode(String codeHash, DistrictId district, Instant now);

    /** Whose code it is, which holds nothing and reads no row that is then held. */
    @Query("select c.earner from Companion c where c.codeHash = :codeHash and c.district = :district")
    Optional<PersonId> earnerOf(String codeHash, DistrictId district);

    Optional<Companion> findByCodeHashAndDistrict(String codeHash, DistrictId district);

    Optional<Companion> findByPersonAndEarnerAndDefinitionAndDistrict(
            PersonId person, PersonId earner, DefinitionId definition, DistrictId district);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Companion c where c.earner = :earner and c.definition = :definition"
            + " and c.district = :district" + OPEN + " order by c.kind, c.invitedAt, c.id.id")
    List<Companion> holdOpenOf(PersonId earner, DefinitionId definition, DistrictId district, Instant now);

    /** Also of what has ended: the earner keeps what was written. */
    @Query("select c from Companion c where c.earner = :earner and c.definition = :definition"
            + " and c.person is not null and c.district = :district")
    List<Companion> ever(PersonId earner, DefinitionId definition, DistrictId district);

    List<Companion> findByPersonAndKindAndEndedAtIsNullAndDistrict(
            PersonId person, CompanionKind kind, DistrictId district);

    /** The coach who goes along, and how many threads are not done, in one read for a page of the earner's. */
    record Standing(long companions, long coaches, long open) {}

    @Query("select new org.waymark.submission.coaching.CompanionRepository$Standing(count(distinct c.id.id),"
            + " count(distinct case when c.kind = org.waymark.submission.coaching.CompanionKind.COACH then c.id.id end),"
            + " count(distinct t.id.id)) from Companion c left join CoachingThread t on t.companion = c.id"
            + " and t.district = :district and t.doneAt is null"
            + " where c.earner = :earner and c.definition = :definition and c.district = :district" + OPEN)
    Standing standing(PersonId earner, DefinitionId definition, DistrictId district, Instant now);

    /** Not of those whose work is over: that waits for nobody. */
    @Query("select count(c) from Companion c where c.person = :person and c.earner <> :person"
            + " and c.kind = org.waymark.submission.coaching.CompanionKind.COACH and c.waitingSince is not null"
            + " and not exists (select 1 from Submission s join Enrolment e on e.id = s.enrolment"
            + " where s.earner = c.earner and s.definition = c.definition"
            + " and s.district = :district and s.status in (AWARDED, WITHDRAWN) and not exists (select 1 from Enrolment n"
            + " where n.earner = e.earner and n.definition = e.definition and n.district = :district"
            + " and n.term > e.term))"
            + " and c.district = :district" + OPEN)
    long countWaiting(PersonId person, DistrictId district, Instant now);

    @Query("select c from Companion c where (c.person = :person or c.earner = :person) and c.district = :district"
            + " order by c.invitedAt, c.id.id")
    List<Companion> about(PersonId person, DistrictId district);

    @Modifying
    @Query("delete from Companion c where c.earner = :earner and c.district = :district")
    int removeOf(PersonId earner, DistrictId district);

    @Modifying(flushAutomatically = true)
    @Query("delete from Companion c where c.earner = :earner and c.definition = :definition and c.district = :district")
    void removeBeside(DefinitionId definition, PersonId earner, DistrictId district);
}
