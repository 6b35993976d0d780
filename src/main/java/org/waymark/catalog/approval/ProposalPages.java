package org.waymark.catalog.approval;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.VersionChanges;
import org.waymark.catalog.authoring.DraftId;
import org.waymark.catalog.authoring.DraftView;
import org.waymark.catalog.authoring.Drafts;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.districts.Policies;

/** What the pages on proposals show. */
@Service
@Transactional(readOnly = true)
class ProposalPages {

    /** In the list; the rest is in the histories of what was proposed. */
    static final int SHOWN = 200;

    private static final String FIRST = "1.0.0";

    private final ProposalRepository proposals;
    private final Proposals rules;
    private final StepRepository steps;
    private final Histories histories;
    private final Drafts drafts;
    private final Definitions definitions;
    private final Deciders deciders;
    private final People people;

    ProposalPages(
            ProposalRepository proposals,
            Proposals rules,
            StepRepository steps,
            Histories histories,
            Drafts drafts,
            Definitions definitions,
            Deciders deciders,
            People people) {
        this.proposals = proposals;
        this.rules = rules;
        this.steps = steps;
        this.histories = histories;
        this.drafts = drafts;
        this.definitions = definitions;
        this.deciders = deciders;
        this.people = people;
    }

    /** For whoever writes the draft. */
    ProposePage propose(DraftId id, SignedInPerson me) {
        DistrictId district = me.district();
        DraftView draft = rules.ofWriter(id, me);
        Policies policies = deciders.policies(district);
        DefinitionVersion current = current(draft.revises(), district);
        VersionChanges changes = current == null ? null : VersionChanges.between(current.content(), draft.content());
        int quorum = policies.approvalsNeeded();
        return new ProposePage(
                draft,
                changes,
                current == null || changes == null ? FIRST : changes.next(current.number()),
                rules.obstacle(draft, me, policies),
                quorum,
                quorum / 2 + 1,
                members(drafts.writers(id, district), district).size(),
                policies.pilotFirst(),
                proposals
                        .findFirstByDraftAndDistrictOrderByProposedAtDescIdDesc(id, district)
                        .map(latest -> view(latest, draft, me))
                        .orElse(null));
    }

    /** The latest proposal of a draft, for the committee and leads, who do not write it. */
    ProposalId latest(DraftId draft, SignedInPerson me) {
        if (deciders.roles(me).stream().noneMatch(role -> role == Role.COMMITTEE || role == Role.LEAD)) {
            throw new ProposalNotFound();
        }
        return proposals
                .findFirstByDraftAndDistrictOrderByProposedAtDescIdDesc(draft, me.district())
                .map(Proposal::id)
                .orElseThrow(ProposalNotFound::new);
    }

    /** For its writers, the committee and leads. */
    ProposalView one(ProposalId id, SignedInPerson me) {
        Proposal proposal = proposals.findByIdAndDistrict(id, me.district()).orElseThrow(ProposalNotFound::new);
        Set<Role> roles = deciders.roles(me);
        if (!roles.contains(Role.COMMITTEE)
                && !roles.contains(Role.LEAD)
                && !(deciders.isStaff(me)
                        && drafts.writers(proposal.draft(), me.district()).contains(me.id()))) {
            throw new ProposalNotFound();
        }
        return view(proposal, drafts.of(proposal.draft(), me.district()), me);
    }

    /**
     * Those of a district that are not decided or not opened yet, then the others, the latest first; for the committee and
     * leads. Five reads whatever their number.
     *
     * @return one more than {@link #SHOWN} where there are more
     */
    List<ProposalRow> list(SignedInPerson me) {
        Set<Role> roles = deciders.roles(me);
        if (!roles.contains(Role.COMMITTEE) && !roles.contains(Role.LEAD)) {
            throw new ProposalNotFound();
        }
        List<Proposal> all = proposals.latest(me.district(), Limit.of(SHOWN + 1));
        Set<DraftId> own = drafts.writtenBy(me.id(), me.district());
        Set<ProposalId> answered = new HashSet<>(proposals.answeredBy(me.id(), me.district()));
        Map<PersonId, String> names =
                people.names(all.stream().map(Proposal::author).collect(Collectors.toSet()), me.district());
        return all.stream()
                .map(proposal -> new ProposalRow(
                        proposal.id(),
                        proposal.title(),
                        names.getOrDefault(proposal.author(), ""),
                        proposal.isRevision(),
                        proposal.state(),
                        proposal.proposedAt(),
                        proposal.state() == ProposalState.OPEN
                                        && roles.contains(Role.COMMITTEE)
                                        && !own.contains(proposal.draft())
                                        && !answered.contains(proposal.id())
                                || proposal.state() == ProposalState.APPROVED && roles.contains(Role.LEAD)))
                .toList();
    }

    private ProposalView view(Proposal proposal, DraftView draft, SignedInPerson me) {
        DistrictId district = me.district();
        Set<PersonId> writers = drafts.writers(proposal.draft(), district);
        Set<Role> roles = deciders.roles(me);
        List<Step> all = steps.findByProposalAndDistrictOrderByAtAscIdAsc(proposal.id(), district);
        List<Step> votes = all.stream().filter(step -> step.kind().isVote()).toList();
        List<Step> back = all.stream()
                .filter(step -> step.kind() == StepKind.SENT_BACK || step.kind() == StepKind.OVERTAKEN)
                .toList();
        Set<PersonId> members = members(writers, district);
        // As the decision counts: who left the committee is not counted any more.
        boolean open = proposal.state() == ProposalState.OPEN;
        Ballot ballot = open ? Ballot.of(votes, members::contains) : Ballot.of(votes);
        Step own = ballot.votes().get(me.id());
        DefinitionId about = proposal.definition();
        DefinitionVersion current = open ? current(about, district) : null;
        VersionChanges changes = current == null ? null : VersionChanges.between(current.content(), draft.content());
        boolean writes = writers.contains(me.id());
        return new ProposalView(
                proposal.id(),
                proposal.draft(),
                proposal.title(),
                people.names(List.of(proposal.author()), district).getOrDefault(proposal.author(), ""),
                proposal.note(),
                proposal.state(),
                proposal.isRevision(),
                readable(proposal) || writes ? draft.content() : null,
                changes,
                current == null || changes == null ? null : changes.next(current.number()),
                proposal.quorum(),
                proposal.returnsNeeded(),
                ballot.votes().size(),
                open ? members.size() : 0,
                open ? List.of() : histories.lines(votes, district),
                back.isEmpty() ? List.of() : histories.lines(back, district),
                current != null && !current.id().equals(draft.begunFrom()),
                own == null ? null : histories.lines(List.of(own), district).get(0),
                open && !writes && roles.contains(Role.COMMITTEE),
                proposal.state() == ProposalState.APPROVED && roles.contains(Role.LEAD),
                (open || proposal.state() == ProposalState.APPROVED) && writes,
                deciders.policies(district).pilotFirst(),
                proposal.proposedAt(),
                about == null ? null : definitions.slug(about, district).orElse(null));
    }

    private @Nullable DefinitionVersion current(@Nullable DefinitionId definition, DistrictId district) {
        return definition == null
                ? null
                : definitions.current(definition, district).orElse(null);
    }

    /** Whether the draft says what was proposed: what went back is its writers' again. */
    private static boolean readable(Proposal proposal) {
        return proposal.state() != ProposalState.RETURNED && proposal.state() != ProposalState.WITHDRAWN;
    }

    /** Who may vote on what these wrote. */
    private Set<PersonId> members(Set<PersonId> writers, DistrictId district) {
        return people.inRole(Role.COMMITTEE, district).stream()
                .filter(member -> !writers.contains(member))
                .collect(Collectors.toSet());
    }
}
