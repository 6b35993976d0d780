package org.waymark.catalog.approval;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/**
 * What somebody proposed, voted and decided on micro-credentials. The reasons are the district's record of why its texts are
 * what they are: they stay, under a number.
 */
@Component
@Order(66)
@Transactional(readOnly = true)
class StepsOfPerson implements PersonalData, ErasurePart {

    private final StepRepository steps;
    private final ProposalRepository proposals;

    StepsOfPerson(StepRepository steps, ProposalRepository proposals) {
        this.steps = steps;
        this.proposals = proposals;
    }

    @Override
    public String heading() {
        return "approval.privacy.heading";
    }

    @Override
    public String name() {
        return "catalogue-decisions";
    }

    @Override
    public Set<String> tables() {
        return Set.of("catalog_proposal", "catalog_step");
    }

    @Override
    public List<MessageSourceResolvable> held(PersonId person, DistrictId district) {
        long all = count(person, district);
        return all == 0
                ? List.of()
                : List.of(new DefaultMessageSourceResolvable(
                        new String[] {"approval.privacy.steps"}, new Object[] {all}));
    }

    @Override
    public void export(PersonId person, DistrictId district, PersonalArchive archive) throws IOException {
        List<Step> own = steps.findByPersonAndDistrictOrderByAtAscIdAsc(person, district);
        List<Proposal> proposed = proposals.findByAuthorAndDistrictOrderByProposedAtAsc(person, district);
        if (!own.isEmpty() || !proposed.isEmpty()) {
            archive.json(
                    "decisions-on-micro-credentials.json",
                    Map.of(
                            "proposed",
                                    proposed.stream()
                                            .map(StepsOfPerson::proposal)
                                            .toList(),
                            "done", own.stream().map(StepsOfPerson::step).toList()));
        }
    }

    @Override
    public List<ErasureLine> lines(Erasure erasure) {
        long all = count(erasure.person(), erasure.district());
        return all == 0 ? List.of() : List.of(ErasureLine.pseudonymised("approval.erasure.kept", all));
    }

    /** They stand under the number alone once the name is gone. */
    @Override
    public void erase(Erasure erasure) {}

    private long count(PersonId person, DistrictId district) {
        return steps.countByPersonAndDistrict(person, district) + proposals.countByAuthorAndDistrict(person, district);
    }

    private static Map<String, Object> proposal(Proposal proposal) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("title", proposal.title());
        all.put("note", proposal.note());
        all.put("state", proposal.state());
        all.put("proposedAt", proposal.proposedAt());
        return all;
    }

    private static Map<String, Object> step(Step step) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("at", step.at());
        all.put("did", step.kind());
        all.put("reason", step.reason());
        return all;
    }
}
