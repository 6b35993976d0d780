package org.waymark.award.status;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.people.DistrictId;
import org.waymark.people.Erasure;
import org.waymark.people.ErasureLine;
import org.waymark.people.ErasurePart;
import org.waymark.people.PersonId;
import org.waymark.people.PersonalArchive;
import org.waymark.people.PersonalData;

/** What leads said of taking somebody's awards back. It goes with the award, and names nobody where the award stays. */
@Component
@Order(8)
@Transactional
class ProposalsOfPerson implements PersonalData, ErasurePart {

    private final RevocationProposalRepository proposals;

    ProposalsOfPerson(RevocationProposalRepository proposals) {
        this.proposals = proposals;
    }

    @Override
    public String heading() {
        return "award.case.privacy.heading";
    }

    @Override
    public String name() {
        return "revocation-proposals";
    }

    @Override
    public Set<String> tables() {
        return Set.of("revocation_proposal");
    }

    @Override
    @Transactional(readOnly = true)
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        Map<RevocationProposal.Outcome, Long> counts = proposals.about(person, district).stream()
                .collect(Collectors.groupingBy(
                        RevocationProposal::outcome,
                        () -> new EnumMap<>(RevocationProposal.Outcome.class),
                        Collectors.counting()));
        return counts.entrySet().stream()
                .<MessageSourceResolvable>map(each -> new DefaultMessageSourceResolvable(
                        new String[] {"award.case.privacy." + each.getKey()}, new Object[] {each.getValue()}))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<RevocationProposal> all = proposals.about(person, district);
        if (!all.isEmpty()) {
            archive.json(
                    "awards-looked-at-again.json",
                    all.stream()
                            .map(each -> Map.of(
                                    "award", each.award().toString(),
                                    "reason", each.reason().name(),
                                    "why", each.why(),
                                    "proposedAt", each.proposedAt().toString(),
                                    "outcome", each.outcome().name()))
                            .toList());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<ErasureLine> lines(Erasure erasure) {
        int count = proposals.about(erasure.person(), erasure.district()).size();
        return count == 0 || !erasure.badgesToo()
                ? List.of()
                : List.of(ErasureLine.erased("award.case.erasure", count));
    }

    @Override
    public void erase(Erasure erasure) {
        for (RevocationProposal proposal : proposals.about(erasure.person(), erasure.district())) {
            if (erasure.badgesToo()) {
                proposals.delete(proposal);
            } else {
                proposal.unname(erasure::without);
            }
        }
    }
}
