package org.waymark.placement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.SubmissionId;

interface ScorePublicationRepository extends JpaRepository<ScorePublication, ScorePublicationId> {

    Optional<ScorePublication> findByIdAndDistrict(ScorePublicationId id, DistrictId district);

    boolean existsByEntryAndSubmissionAndKindAndRoundAndDistrict(
            GradebookEntryId entry, SubmissionId submission, ScoreKind kind, int round, DistrictId district);

    List<ScorePublication> findByEntryAndDistrict(GradebookEntryId entry, DistrictId district);

    /** What was told of awards, of these states with their places, newest first; of handing in, nobody but the earner. */
    @Query("""
            select s as publication, e as entry, p as placement
            from ScorePublication s join GradebookEntry e on e.id = s.entry join Placement p on p.id = e.placement
            where s.district = :district and s.status in :statuses and s.kind <> SUBMITTED
            order by s.queuedAt desc, s.id.id desc
            """)
    Slice<Object[]> findByStatus(DistrictId district, Collection<PublicationStatus> statuses, Pageable page);

    /** How many of them there are of each state. */
    @Query("""
            select s.status, count(s) from ScorePublication s
            where s.district = :district and s.kind <> SUBMITTED
            group by s.status
            """)
    List<Object[]> countByStatus(DistrictId district);

    /** Where grades did not arrive, with how many: for the operator of all districts. */
    @Query("""
            select s.district.id, count(s) from ScorePublication s
            where s.status in :statuses and s.kind <> SUBMITTED
            group by s.district.id
            """)
    List<Object[]> countEverywhere(Collection<PublicationStatus> statuses);

    /** What the gradebooks of the earner's courses were told of one submission; that one was handed in is told of the first. */
    @Query("""
            select s as publication, e as entry, p as placement
            from ScorePublication s join GradebookEntry e on e.id = s.entry join Placement p on p.id = e.placement
            where s.district = :district and e.person = :earner and (s.submission = :submission
              or s.kind = SUBMITTED and e.definition = :definition and s.round = e.round)
            order by s.queuedAt, s.id.id
            """)
    List<Object[]> findOfEarner(SubmissionId submission, DefinitionId definition, PersonId earner, DistrictId district);

    /** What could not be told because the link had no gradebook column then, or one that is no more. */
    @Query("""
            select s from ScorePublication s join GradebookEntry e on e.id = s.entry
            where s.district = :district and e.placement = :placement
              and (s.status = NOT_POSSIBLE or s.status = REFUSED and s.refusal = NO_COLUMN)
            """)
    List<ScorePublication> findWithoutColumn(PlacementId placement, DistrictId district);

    /** What waits for a person to look at the connection of one deployment. */
    @Query("""
            select s from ScorePublication s join GradebookEntry e on e.id = s.entry join Placement p on p.id = e.placement
            where s.district = :district and s.status = HELD
            and p.registrationId = :registration and p.deploymentId = :deploymentId
            order by s.queuedAt, s.id.id
            """)
    List<ScorePublication> findHeld(UUID registration, String deploymentId, DistrictId district);
}
