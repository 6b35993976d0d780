package org.waymark.award.status;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.waymark.award.AwardId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

interface RevocationProposalRepository extends JpaRepository<RevocationProposal, UUID> {

    /** Until the end of the transaction nobody else decides on it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from RevocationProposal p where p.id = :id and p.district = :district")
    Optional<RevocationProposal> hold(UUID id, DistrictId district);

    @Query("select p from RevocationProposal p where p.award = :award and p.district = :district"
            + " order by p.proposedAt desc, p.id desc")
    List<RevocationProposal> of(AwardId award, DistrictId district);

    /** What waits for a second lead, the oldest first. */
    @Query("select p from RevocationProposal p where p.district = :district and p.outcome = OPEN"
            + " order by p.proposedAt, p.id")
    List<RevocationProposal> open(DistrictId district);

    /** Those that are about awards of one earner. */
    @Query("select p from RevocationProposal p, Award a where a.id = p.award and a.earner = :earner"
            + " and a.district = :district and p.district = :district order by p.proposedAt, p.id")
    List<RevocationProposal> about(PersonId earner, DistrictId district);
}
