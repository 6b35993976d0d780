package org.waymark.catalog.approval;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.Pilot;
import org.waymark.catalog.Stage;
import org.waymark.catalog.VersionChanges;
import org.waymark.catalog.authoring.DraftId;
import org.waymark.catalog.authoring.DraftState;
import org.waymark.catalog.authoring.DraftView;
import org.waymark.catalog.authoring.Drafts;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.DistrictId;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.districts.Policies;

/** Drafts before the committee: proposed, voted on, returned or approved, and opened by a lead. */
@Service
@Transactional
class Proposals {

    private static final Logger log = LoggerFactory.getLogger(Proposals.class);

    private final ProposalRepository proposals;
    private final StepRepository steps;
    private final Drafts drafts;
    private final Definitions definitions;
    private final Deciders deciders;
    private final People people;
    private final Stages stages;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    Proposals(
            ProposalRepository proposals,
            StepRepository steps,
            Drafts drafts,
            Definitions definitions,
            Deciders deciders,
            People people,
            Stages stages,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.proposals = proposals;
        this.steps = steps;
        this.drafts = drafts;
        this.definitions = definitions;
        this.deciders = deciders;
        this.people = people;
        this.stages = stages;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Puts an own draft before the committee.
     *
     * @param note to the committee; may be empty
     * @throws ProposalRefused where it cannot be proposed as it is
     */
    public ProposalId propose(DraftId id, String note, SignedInPerson me) {
        DistrictId district = me.district();
        DraftView draft = ofWriter(id, me);
        Policies policies = deciders.policies(district);
        ProposalRefused.Why obstacle = obstacle(draft, me, policies);
        if (obstacle != null) {
            throw new ProposalRefused(obstacle);
        }
        // Before anything else is written: of two clicks at once the second waits, and finds it proposed.
        drafts.lock(id, district);
        Proposal proposal =
                proposals.saveAndFlush(new Proposal(draft, note, policies.approvalsNeeded(), clock.instant()));
        step(proposal, StepKind.PROPOSED, me.id(), note, "");
        audit.record(district.id(), me.id().toString(), AuditLog.SELF_ROLE, "proposal-made", proposal.id() + " " + id);
        Set<PersonId> writers = drafts.writers(id, district);
        people.inRole(Role.COMMITTEE, district).stream()
                .filter(member -> !writers.contains(member))
                .forEach(member -> tell(member, "proposal-new", proposal, "/design/proposals/" + proposal.id()));
        log.info("Draft {} proposed as {}", id, proposal.id());
        return proposal.id();
    }

    /** Why a draft cannot be proposed as it is; null where it can. */
    @Transactional(readOnly = true)
    ProposalRefused.@Nullable Why obstacle(DraftView draft, SignedInPerson me, Policies policies) {
        if (!deciders.mayPropose(me, policies)) {
            return ProposalRefused.Why.DESIGNERS_ONLY;
        }
        if (draft.state() != DraftState.DRAFT
                || proposals.existsByOpenSubjectAndDistrict(Proposal.subject(draft), draft.district())) {
            return ProposalRefused.Why.ALREADY_PROPOSED;
        }
        if (!draft.faults().isEmpty()) {
            return ProposalRefused.Why.FAULTS;
        }
        DefinitionId revises = draft.revises();
        if (revises == null) {
            return null;
        }
        DefinitionVersion current =
                definitions.current(revises, draft.district()).orElseThrow(ProposalNotFound::new);
        if (current.stage() == Stage.RETIRED) {
            return ProposalRefused.Why.RETIRED;
        }
        if (!current.id().equals(draft.begunFrom())) {
            return ProposalRefused.Why.OVERTAKEN;
        }
        return current.content().equals(draft.content()) ? ProposalRefused.Why.NOTHING_CHANGED : null;
    }

    /** Its writers take it back before it is published. */
    public void withdraw(ProposalId id, SignedInPerson me) {
        Proposal proposal = proposals.hold(id, me.district()).orElseThrow(ProposalNotFound::new);
        ofWriter(proposal.draft(), me);
        proposal.withdraw(clock.instant());
        drafts.reopen(proposal.draft(), me.district());
        step(proposal, StepKind.WITHDRAWN, me.id(), "", "");
        audit.record(me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "proposal-withdrawn", id.toString());
    }

    /**
     * A member of the committee approves or returns it, or thinks again; the last vote that is needed decides.
     *
     * @throws ProposalClosed when it is decided or withdrawn
     * @throws ProposalRefused when it cannot be approved as it is any more
     */
    public void vote(ProposalId id, boolean approves, String reason, SignedInPerson me) {
        DistrictId district = me.district();
        requireVoter(id, me);
        Proposal proposal = proposals.hold(id, district).orElseThrow(ProposalNotFound::new);
        proposal.requireOpen();
        if (approves && drafts.asksForTooFewReaders(drafts.of(proposal.draft(), district))) {
            throw new ProposalRefused(ProposalRefused.Why.TWO_READERS);
        }
        StepKind kind = approves ? StepKind.APPROVE : StepKind.RETURN;
        step(proposal, kind, me.id(), reason, "");
        audit.record(district.id(), me.id().toString(), Role.COMMITTEE.name(), "proposal-voted", id + " " + kind);
        // Whoever has left the committee, or turned out to write it, no longer decides.
        Set<PersonId> voters = new HashSet<>(people.inRole(Role.COMMITTEE, district));
        voters.removeAll(drafts.writers(proposal.draft(), district));
        Ballot ballot = Ballot.of(steps.findByProposalAndDistrictOrderByAtAscIdAsc(id, district), voters::contains);
        if (!proposal.decide(ballot.count(StepKind.APPROVE), ballot.count(StepKind.RETURN), clock.instant())) {
            tellWriters("proposal-answered", proposal);
        } else if (proposal.state() == ProposalState.RETURNED) {
            returned(proposal);
        } else {
            approved(proposal);
        }
    }

    /** A member of the committee who does not write it; for everyone else there is nothing to vote on. */
    @Transactional(readOnly = true)
    void requireVoter(ProposalId id, SignedInPerson me) {
        deciders.require(Role.COMMITTEE, me);
        DraftId draft = proposals.draft(id, me.district()).orElseThrow(ProposalNotFound::new);
        if (drafts.writers(draft, me.district()).contains(me.id())) {
            throw new ProposalNotFound();
        }
    }

    void requireLead(SignedInPerson me) {
        deciders.require(Role.LEAD, me);
    }

    /**
     * A lead returns what the committee approved, with a reason.
     *
     * @throws ProposalClosed when it was opened or taken back meanwhile
     */
    public void sendBack(ProposalId id, String reason, SignedInPerson me) {
        deciders.require(Role.LEAD, me);
        Proposal proposal = proposals.hold(id, me.district()).orElseThrow(ProposalNotFound::new);
        goesBack(proposal, StepKind.SENT_BACK, me.id(), reason);
        audit.record(me.district().id(), me.id().toString(), Role.LEAD.name(), "proposal-sent-back", id.toString());
        tellWriters("proposal-returned", proposal);
    }

    private void goesBack(Proposal proposal, StepKind kind, @Nullable PersonId person, String reason) {
        proposal.goesBack(clock.instant());
        drafts.reopen(proposal.draft(), proposal.district());
        step(proposal, kind, person, reason, "");
    }

    private void returned(Proposal proposal) {
        drafts.reopen(proposal.draft(), proposal.district());
        step(proposal, StepKind.RETURNED, null, "", "");
        audit.record(
                proposal.district().id(),
                AuditLog.WAYMARK,
                AuditLog.WAYMARK_ROLE,
                "proposal-returned",
                proposal.id().toString());
        tellWriters("proposal-returned", proposal);
    }

    private void approved(Proposal proposal) {
        DistrictId district = proposal.district();
        DraftView draft = drafts.of(proposal.draft(), district);
        drafts.close(proposal.draft(), district);
        step(proposal, StepKind.APPROVED, null, "", "");
        audit.record(
                district.id(),
                AuditLog.WAYMARK,
                AuditLog.WAYMARK_ROLE,
                "proposal-approved",
                proposal.id().toString());
        DefinitionId revised = proposal.definition();
        if (revised == null) {
            tellWriters("proposal-approved", proposal);
            people.inRole(Role.LEAD, district)
                    .forEach(lead -> tell(lead, "proposal-to-open", proposal, "/design/proposals/" + proposal.id()));
            return;
        }
        DefinitionVersion current =
                definitions.currentForChange(revised, district).orElseThrow(ProposalNotFound::new);
        if (!current.id().equals(draft.begunFrom())) {
            // Published as it is it would undo, unseen, what came out meanwhile.
            goesBack(proposal, StepKind.OVERTAKEN, null, "");
            audit.record(
                    district.id(),
                    AuditLog.WAYMARK,
                    AuditLog.WAYMARK_ROLE,
                    "proposal-overtaken",
                    proposal.id().toString());
            tellWriters("proposal-overtaken", proposal);
            return;
        }
        String number = freeNumber(current, draft);
        definitions.publishVersion(revised, district, number, draft.content());
        proposal.isPublished(revised, clock.instant());
        drafts.isPublished(proposal.draft(), district);
        step(proposal, StepKind.VERSION, null, "", number);
        audit.record(
                district.id(),
                AuditLog.WAYMARK,
                AuditLog.WAYMARK_ROLE,
                "definition-version-made",
                revised + " " + number);
        tellWriters("proposal-version", proposal);
    }

    /** By the rule; where an import took it before, the next one that is free. */
    private String freeNumber(DefinitionVersion current, DraftView draft) {
        VersionChanges changes = VersionChanges.between(current.content(), draft.content());
        Set<String> taken = new HashSet<>(definitions.versions(current.definition(), draft.district()).stream()
                .map(Definitions.Published::number)
                .toList());
        String next = changes.next(current.number());
        while (taken.contains(next)) {
            next = changes.next(next);
        }
        return next;
    }

    /**
     * A lead makes an approved draft a micro-credential.
     *
     * @param pilot who tries it first; null where everyone may start at once
     * @param reason for those who look it up later
     * @throws ProposalClosed when that was done, or it was never approved
     */
    public DefinitionId open(ProposalId id, @Nullable Pilot pilot, String reason, SignedInPerson me) {
        DistrictId district = me.district();
        deciders.require(Role.LEAD, me);
        Proposal proposal = proposals.hold(id, district).orElseThrow(ProposalNotFound::new);
        if (proposal.state() != ProposalState.APPROVED) {
            throw new ProposalClosed();
        }
        if (pilot == null && deciders.policies(district).pilotFirst()) {
            throw new ProposalNotFound();
        }
        DraftView draft = drafts.of(proposal.draft(), district);
        DefinitionVersionId first = definitions.publish(
                district,
                freeCode(draft.code(), district),
                "1.0.0",
                draft.content(),
                pilot == null ? Stage.LIVE : Stage.PILOT);
        DefinitionId made = definitions.version(first, district).definition();
        proposal.isPublished(made, clock.instant());
        drafts.isPublished(proposal.draft(), district);
        step(proposal, StepKind.VERSION, null, "", "1.0.0");
        stages.opened(made, draft.content().title(), pilot, reason, me);
        tellWriters(pilot == null ? "definition-live" : "definition-pilot", proposal);
        return made;
    }

    /** Its own, unless an import took it since it was proposed. */
    private String freeCode(String code, DistrictId district) {
        String free = code;
        for (int n = 2; definitions.byCode(free, district).isPresent(); n++) {
            free = code + "-" + n;
        }
        return free;
    }

    /** A draft for one of its writers; not found for everyone else. */
    @Transactional(readOnly = true)
    DraftView ofWriter(DraftId id, SignedInPerson me) {
        if (!deciders.isStaff(me) || !drafts.writers(id, me.district()).contains(me.id())) {
            throw new ProposalNotFound();
        }
        DraftView draft = drafts.of(id, me.district());
        if (draft.code().isEmpty()) {
            // Given up.
            throw new ProposalNotFound();
        }
        return draft;
    }

    private void step(Proposal proposal, StepKind kind, @Nullable PersonId person, String reason, String detail) {
        Instant now = clock.instant();
        steps.save(
                new Step(proposal.district(), proposal.id(), proposal.definition(), kind, person, reason, detail, now));
    }

    private void tellWriters(String kind, Proposal proposal) {
        drafts.writers(proposal.draft(), proposal.district())
                .forEach(writer -> tell(writer, kind, proposal, "/design/" + proposal.draft() + "/proposal"));
    }

    private void tell(PersonId person, String kind, Proposal proposal, String path) {
        notices.send(new Notice(proposal.district().id(), person.id(), kind, List.of(proposal.title()), path));
    }
}
