package org.waymark.catalog.approval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.VersionChanges;
import org.waymark.catalog.authoring.DraftId;
import org.waymark.catalog.authoring.Drafts;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;

/** The history of micro-credentials and drafts: it is about a text, so staff see who decided on it and why. */
@Service
@Transactional(readOnly = true)
class Histories {

    private final StepRepository steps;
    private final ProposalRepository proposals;
    private final Drafts drafts;
    private final Definitions definitions;
    private final Deciders deciders;
    private final People people;

    Histories(
            StepRepository steps,
            ProposalRepository proposals,
            Drafts drafts,
            Definitions definitions,
            Deciders deciders,
            People people) {
        this.steps = steps;
        this.proposals = proposals;
        this.drafts = drafts;
        this.definitions = definitions;
        this.deciders = deciders;
        this.people = people;
    }

    /** Of a micro-credential, for staff. */
    HistoryView of(String slug, SignedInPerson me) {
        deciders.requireStaff(me);
        DefinitionVersion current = definitions.current(slug, me.district()).orElseThrow(ProposalNotFound::new);
        List<Step> all = steps.of(current.definition(), me.district());
        Set<ProposalId> open = stillOpen(all, me.district());
        return new HistoryView(
                current.title(),
                slug,
                newestFirst(
                        all.stream()
                                .filter(step -> !open.contains(step.proposal()))
                                .toList(),
                        me.district()),
                editions(definitions.versions(current.definition(), me.district())));
    }

    /** Of a draft, for those who write it, who decide on it and who open it. */
    HistoryView of(DraftId draft, SignedInPerson me) {
        if (!deciders.isStaff(me)
                || !drafts.writers(draft, me.district()).contains(me.id())
                        && deciders.roles(me).stream().noneMatch(role -> role == Role.COMMITTEE || role == Role.LEAD)) {
            throw new ProposalNotFound();
        }
        List<Step> all = steps.of(draft, me.district());
        boolean known = !all.isEmpty() || drafts.writers(draft, me.district()).contains(me.id());
        if (!known) {
            throw new ProposalNotFound();
        }
        Set<ProposalId> open = stillOpen(all, me.district());
        return new HistoryView(
                title(draft, me),
                null,
                newestFirst(
                        all.stream()
                                .filter(step -> !step.kind().isVote() || !open.contains(step.proposal()))
                                .toList(),
                        me.district()),
                List.of());
    }

    /** What its writers call it now is theirs until they propose it again; for others it is called as it was proposed. */
    private String title(DraftId draft, SignedInPerson me) {
        return drafts.writers(draft, me.district()).contains(me.id())
                ? drafts.of(draft, me.district()).title()
                : proposals
                        .findFirstByDraftAndDistrictOrderByProposedAtDescIdDesc(draft, me.district())
                        .map(Proposal::title)
                        .orElseThrow(ProposalNotFound::new);
    }

    /** As long as the committee votes, nobody reads who voted how. */
    private Set<ProposalId> stillOpen(List<Step> all, DistrictId district) {
        Set<ProposalId> about =
                all.stream().map(Step::proposal).filter(Objects::nonNull).collect(Collectors.toSet());
        return about.isEmpty()
                ? new HashSet<>()
                : new HashSet<>(proposals.idsByState(about, ProposalState.OPEN, district));
    }

    private static List<HistoryView.Edition> editions(List<Definitions.Published> newestFirst) {
        List<HistoryView.Edition> editions = new ArrayList<>();
        for (int n = 0; n < newestFirst.size(); n++) {
            Definitions.Published version = newestFirst.get(n);
            editions.add(new HistoryView.Edition(
                    version.number(),
                    version.at(),
                    n + 1 == newestFirst.size()
                            ? null
                            : VersionChanges.between(newestFirst.get(n + 1).content(), version.content())));
        }
        return editions;
    }

    private List<HistoryLine> newestFirst(List<Step> all, DistrictId district) {
        List<HistoryLine> lines = new ArrayList<>(lines(all, district));
        Collections.reverse(lines);
        return lines;
    }

    /** Steps with names, oldest first; one read. */
    List<HistoryLine> lines(List<Step> all, DistrictId district) {
        Map<PersonId, String> names = people.names(
                all.stream().map(Step::person).filter(Objects::nonNull).collect(Collectors.toSet()), district);
        Map<ProposalId, Ballot> ballots = new HashMap<>();
        return all.stream()
                .map(step -> {
                    PersonId person = step.person();
                    ProposalId proposal = step.proposal();
                    return new HistoryLine(
                            step.kind(),
                            person == null ? null : names.getOrDefault(person, ""),
                            step.reason(),
                            step.detail(),
                            step.at(),
                            step.kind().isVote()
                                    && proposal != null
                                    && !ballots.computeIfAbsent(
                                                    proposal,
                                                    id -> Ballot.of(all.stream()
                                                            .filter(each -> id.equals(each.proposal()))
                                                            .toList()))
                                            .counts(step));
                })
                .toList();
    }
}
