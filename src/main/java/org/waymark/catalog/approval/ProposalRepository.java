package org.waymark.catalog.approval;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.authoring.DraftId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface ProposalRepository extends JpaRepository<Proposal, ProposalId> {

    Optional<Proposal> findByIdAndDistrict(ProposalId id, DistrictId district);

    @Query("select p.draft from Proposal p where p.id = :id and p.district = :district")
    Optional<DraftId> draft(ProposalId id, DistrictId district);

    /** For a change: of two at once the second waits and then sees what the first did. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Proposal p where p.id = :id and p.district = :district")
    Optional<Proposal> hold(ProposalId id, DistrictId district);

    Optional<Proposal> findFirstByDraftAndDistrictOrderByProposedAtDescIdDesc(DraftId draft, DistrictId district);

    /** Those that somebody still has to do something about, then the others; the latest first. */
    @Query("""
            select p from Proposal p where p.district = :district
            order by case when p.state in (org.waymark.catalog.approval.ProposalState.OPEN,
                    org.waymark.catalog.approval.ProposalState.APPROVED) then 0 else 1 end,
                p.proposedAt desc, p.id.id desc
            """)
    List<Proposal> latest(DistrictId district, Limit most);

    boolean existsByOpenSubjectAndDistrict(String subject, DistrictId district);

    List<Proposal> findByAuthorAndDistrictOrderByProposedAtAsc(PersonId author, DistrictId district);

    long countByAuthorAndDistrict(PersonId author, DistrictId district);

    @Query("select distinct p.author from Proposal p where p.definition = :definition and p.district = :district")
    List<PersonId> authorsOf(DefinitionId definition, DistrictId district);

    @Query("select p.id from Proposal p where p.id in :some and p.state = :state and p.district = :district")
    List<ProposalId> idsByState(Collection<ProposalId> some, ProposalState state, DistrictId district);

    /** Proposals on which somebody has voted; one read. */
    @Query("""
            select distinct s.proposal from Step s where s.person = :person and s.district = :district
                and s.kind in (org.waymark.catalog.approval.StepKind.APPROVE, org.waymark.catalog.approval.StepKind.RETURN)
            """)
    List<ProposalId> answeredBy(PersonId person, DistrictId district);
}
