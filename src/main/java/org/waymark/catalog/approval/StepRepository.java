package org.waymark.catalog.approval;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.authoring.DraftId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface StepRepository extends JpaRepository<Step, UUID> {

    List<Step> findByProposalAndDistrictOrderByAtAscIdAsc(ProposalId proposal, DistrictId district);

    /** Whatever happened to it, and to every draft it came from. */
    @Query("""
            select s from Step s where s.district = :district and (s.definition = :definition
                or s.proposal in (select p.id from Proposal p where p.district = :district and p.draft in
                    (select q.draft from Proposal q where q.definition = :definition and q.district = :district)))
            order by s.at, s.id
            """)
    List<Step> of(DefinitionId definition, DistrictId district);

    @Query("""
            select s from Step s where s.district = :district and s.proposal in
                (select p.id from Proposal p where p.draft = :draft and p.district = :district)
            order by s.at, s.id
            """)
    List<Step> of(DraftId draft, DistrictId district);

    List<Step> findByPersonAndDistrictOrderByAtAscIdAsc(PersonId person, DistrictId district);

    long countByPersonAndDistrict(PersonId person, DistrictId district);
}
