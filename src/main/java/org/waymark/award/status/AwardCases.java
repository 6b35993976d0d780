package org.waymark.award.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.award.AwardId;
import org.waymark.award.Awards;
import org.waymark.award.BadgeStanding;
import org.waymark.award.BadgeTerms;
import org.waymark.award.HeldAward;
import org.waymark.award.RevocationReason;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NamedDefinition;
import org.waymark.notices.Notice;
import org.waymark.notices.Notices;
import org.waymark.people.Desk;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.People;
import org.waymark.people.PersonId;
import org.waymark.people.Role;
import org.waymark.people.SignedInPerson;
import org.waymark.people.VisibilityRule;
import org.waymark.people.earners.Minors;

/**
 * What leads do about an award: suspend it and lift that again, each on their own; take it back, two of them. Nobody does any of
 * it to their own, and there is no list of other people's awards: only of what waits for a decision.
 */
@Service
@Transactional
class AwardCases {

    static final int LONGEST = 1000;

    private static final Logger log = LoggerFactory.getLogger(AwardCases.class);

    /** So long before its end the earner of a badge is told. */
    private static final Duration SOON = Duration.ofDays(60);

    private final Awards awards;
    private final BadgeTerms terms;
    private final RevocationProposalRepository proposals;
    private final Definitions definitions;
    private final Districts districts;
    private final People people;
    private final Minors minors;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    AwardCases(
            Awards awards,
            BadgeTerms terms,
            RevocationProposalRepository proposals,
            Definitions definitions,
            Districts districts,
            People people,
            Minors minors,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.awards = awards;
        this.terms = terms;
        this.proposals = proposals;
        this.definitions = definitions;
        this.districts = districts;
        this.people = people;
        this.minors = minors;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** That an award be taken back, as leads read it. */
    record Proposed(UUID id, RevocationReason reason, String why, PersonId by, Instant at) {

        static Proposed of(RevocationProposal proposal) {
            return new Proposed(
                    proposal.id(), proposal.reason(), proposal.why(), proposal.proposedBy(), proposal.proposedAt());
        }
    }

    /** A proposal in a line. */
    record Waiting(AwardId award, String title, Proposed proposal) {}

    /** How long the badges of a micro-credential hold: 0 months for no end. */
    record Term(DefinitionId definition, String title, int months) {}

    record Overview(List<Waiting> waiting, List<Term> terms) {}

    @Transactional(readOnly = true)
    Overview overview(SignedInPerson lead) {
        requireLead(lead);
        DistrictId district = lead.district();
        Map<DefinitionId, Integer> months = terms.of(district);
        return new Overview(
                proposals.open(district).stream()
                        .flatMap(proposal -> awards.held(proposal.award(), district).stream()
                                .filter(award -> !award.earner().equals(lead.id()))
                                .map(award -> new Waiting(award.id(), award.title(), Proposed.of(proposal))))
                        .toList(),
                definitions.named(district).stream()
                        .map(named -> term(named, months))
                        .toList());
    }

    private static Term term(NamedDefinition named, Map<DefinitionId, Integer> months) {
        return new Term(named.id(), named.title(), months.getOrDefault(named.id(), 0));
    }

    /**
     * An award before a lead.
     *
     * @param proposal what waits for a second lead; null for nothing
     * @param proposedBy the name of the first
     * @param mine whether this lead is the first
     */
    record Case(HeldAward award, String earner, @Nullable Proposed proposal, String proposedBy, boolean mine) {}

    /** @throws AwardCaseNotFound for an award of elsewhere, for the lead's own, and for who leads nothing */
    Case of(AwardId id, SignedInPerson lead) {
        HeldAward award = open(id, lead);
        audit.looked(
                lead.district().id(),
                lead.id().toString(),
                Role.LEAD.name(),
                award.earner().toString(),
                "award " + id);
        Proposed proposal = proposals.of(id, lead.district()).stream()
                .filter(RevocationProposal::isOpen)
                .findFirst()
                .map(Proposed::of)
                .orElse(null);
        return new Case(
                award,
                minors.names(List.of(award.earner()), lead.district(), lead.id())
                        .getOrDefault(award.earner(), ""),
                proposal,
                proposal == null
                        ? ""
                        : people.names(List.of(proposal.by()), lead.district()).getOrDefault(proposal.by(), ""),
                proposal != null && proposal.by().equals(lead.id()));
    }

    /** A second time changes nothing. */
    void suspend(AwardId id, String why, SignedInPerson lead) {
        HeldAward award = open(id, lead);
        if (award.isRevoked() || award.standing() == BadgeStanding.SUSPENDED) {
            return;
        }
        awards.suspend(id, lead.district(), lead.id().toString(), why);
        tell(award, "award-suspended");
    }

    /** A second time changes nothing. */
    void resume(AwardId id, SignedInPerson lead) {
        HeldAward award = open(id, lead);
        if (award.standing() != BadgeStanding.SUSPENDED) {
            return;
        }
        awards.resume(id, lead.district(), lead.id().toString());
        tell(award, "award-resumed");
    }

    /** Another lead decides; while one proposal waits a second is none. */
    void propose(AwardId id, RevocationReason reason, String why, SignedInPerson lead) {
        HeldAward award = open(id, lead);
        if (award.isRevoked() || proposals.of(id, lead.district()).stream().anyMatch(RevocationProposal::isOpen)) {
            return;
        }
        proposals.save(new RevocationProposal(id, reason, why.strip(), lead.id(), lead.district(), clock.instant()));
        audit.record(
                lead.district().id(),
                lead.id().toString(),
                Role.LEAD.name(),
                "award-revocation-proposed",
                id.toString());
        people.inRole(Role.LEAD, lead.district()).stream()
                .filter(other -> !other.equals(lead.id()) && !other.equals(award.earner()))
                .forEach(other -> notices.send(new Notice(
                        lead.district().id(),
                        other.id(),
                        "award-revocation-proposed",
                        List.of(award.title()),
                        "/admin/awards/" + id)));
    }

    /**
     * Takes the award back.
     *
     * @throws AwardCaseNotFound for whoever proposed it
     */
    void confirm(AwardId id, UUID proposal, SignedInPerson lead) {
        HeldAward award = open(id, lead);
        RevocationProposal held = waiting(id, proposal, lead);
        if (held.proposedBy().equals(lead.id())) {
            throw new AwardCaseNotFound();
        }
        held.confirm(lead.id(), clock.instant());
        awards.revoke(id, lead.district(), lead.id().toString(), held.reason(), held.why());
        tell(award, "award-revoked");
    }

    /** The award stays, and its earner hears nothing of it. */
    void keep(AwardId id, UUID proposal, SignedInPerson lead) {
        open(id, lead);
        waiting(id, proposal, lead).keep(lead.id(), clock.instant());
        audit.record(
                lead.district().id(),
                lead.id().toString(),
                Role.LEAD.name(),
                "award-revocation-declined",
                id.toString());
    }

    /** @param months 0 for no end */
    void hold(DefinitionId definition, int months, SignedInPerson lead) {
        requireLead(lead);
        if (definitions.named(Set.of(definition), lead.district()).isEmpty()) {
            throw new AwardCaseNotFound();
        }
        terms.set(definition, months, new Desk(lead.district(), lead.id()));
    }

    /** Tells those whose badges end soon. */
    void tellOfEnds(DistrictId district) {
        ZoneId zone = ZoneId.of(districts.card(district).zone());
        List<HeldAward> ending = awards.ending(district, clock.instant().plus(SOON));
        for (HeldAward award : ending) {
            if (award.validUntil() != null) {
                // It ends with the day before.
                LocalDate last = LocalDate.ofInstant(award.validUntil().minusMillis(1), zone);
                notices.send(new Notice(
                        district.id(),
                        award.earner().id(),
                        "award-ends",
                        List.of(award.title(), last.toString()),
                        award.path()));
            }
        }
        if (!ending.isEmpty()) {
            log.info("{} badges of district {} end soon", ending.size(), district);
        }
    }

    private void tell(HeldAward award, String kind) {
        notices.send(
                new Notice(award.district().id(), award.earner().id(), kind, List.of(award.title()), award.path()));
    }

    private RevocationProposal waiting(AwardId award, UUID proposal, SignedInPerson lead) {
        return proposals
                .hold(proposal, lead.district())
                .filter(held -> held.award().equals(award) && held.isOpen())
                .orElseThrow(AwardCaseNotFound::new);
    }

    private HeldAward open(AwardId id, SignedInPerson lead) {
        requireLead(lead);
        return awards.held(id, lead.district())
                .filter(award ->
                        people.ids(award.earner(), lead.district()).stream().noneMatch(lead.id()::equals))
                .orElseThrow(AwardCaseNotFound::new);
    }

    private void requireLead(SignedInPerson person) {
        if (!VisibilityRule.AWARD_CASES.isOpenTo(people.rolesOf(person.id(), person.district()))) {
            throw new AwardCaseNotFound();
        }
    }
}
