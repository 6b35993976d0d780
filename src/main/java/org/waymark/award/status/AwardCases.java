package org.waymark.award.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** So long leads hear nothing of what they suspended. */
    private static final Duration REMINDED = Duration.ofDays(14);

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

    /** An award that does not count for now, in a line. */
    record Suspended(AwardId award, String title, @Nullable Instant since) {}

    /** How long the badges of a micro-credential hold: 0 months for no end. */
    record Term(DefinitionId definition, String title, int months) {}

    record Overview(List<Waiting> waiting, List<Suspended> suspended, List<Term> terms) {}

    @Transactional(readOnly = true)
    Overview overview(SignedInPerson lead) {
        requireLead(lead);
        DistrictId district = lead.district();
        Map<DefinitionId, Integer> months = terms.of(district);
        List<PersonId> own = people.ids(lead.id(), district);
        return new Overview(
                proposals.open(district).stream()
                        .flatMap(proposal -> awards.held(proposal.award(), district).stream()
                                .filter(award -> !own.contains(award.earner()))
                                .map(award -> new Waiting(award.id(), award.title(), Proposed.of(proposal))))
                        .toList(),
                awards.suspended(district).stream()
                        .filter(award -> !own.contains(award.earner()))
                        .map(award -> new Suspended(award.id(), award.title(), award.since()))
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
     * @param alone whether there is nobody who could be the second
     */
    record Case(
            HeldAward award,
            String earner,
            @Nullable Proposed proposal,
            String proposedBy,
            boolean mine,
            boolean alone) {}

    /** Whether there is such an award and it is not this lead's own; which of the two it is, nobody is told. */
    @Transactional(readOnly = true)
    boolean knows(AwardId id, SignedInPerson lead) {
        requireLead(lead);
        return notOwn(awards.held(id, lead.district()), lead).isPresent();
    }

    /** @throws AwardCaseNotFound for an award of elsewhere, for the lead's own, and for who leads nothing */
    Case of(AwardId id, SignedInPerson lead) {
        requireLead(lead);
        HeldAward award = notOwn(awards.held(id, lead.district()), lead).orElseThrow(AwardCaseNotFound::new);
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
        boolean mine = proposal != null && own(lead).contains(proposal.by());
        return new Case(
                award,
                minors.names(List.of(award.earner()), lead.district(), lead.id())
                        .getOrDefault(award.earner(), ""),
                proposal,
                proposal == null
                        ? ""
                        : people.names(List.of(proposal.by()), lead.district()).getOrDefault(proposal.by(), ""),
                mine,
                (proposal == null || mine) && others(award, lead).isEmpty());
    }

    /** @return false where somebody was first and this changed nothing */
    boolean suspend(AwardId id, String why, SignedInPerson lead) {
        HeldAward award = open(id, lead);
        if (award.isRevoked() || award.standing() == BadgeStanding.SUSPENDED) {
            return false;
        }
        awards.suspend(id, lead.district(), lead.id().toString(), why);
        tell(award, "award-suspended");
        return true;
    }

    /** @return false where somebody was first and this changed nothing */
    boolean resume(AwardId id, SignedInPerson lead) {
        HeldAward award = open(id, lead);
        if (award.standing() != BadgeStanding.SUSPENDED) {
            return false;
        }
        awards.resume(id, lead.district(), lead.id().toString());
        tell(award, "award-resumed");
        return true;
    }

    /**
     * Lets an award that was to end, or has, hold longer.
     *
     * @param last the last day on which it holds, where the district is
     * @return false for an award that has no end, that is no more or was earned anew, and for a day that is not later than its end
     *     and today, or too far off
     */
    boolean extend(AwardId id, LocalDate last, SignedInPerson lead) {
        HeldAward award = open(id, lead);
        Instant now = clock.instant();
        ZoneId zone = zone(lead.district());
        Instant end = last.plusDays(1).atStartOfDay(zone).toInstant();
        if (award.isRevoked()
                || award.validUntil() == null
                || award.renewedBy() != null
                || !end.isAfter(award.validUntil())
                || !end.isAfter(now)
                || last.isAfter(LocalDate.ofInstant(now, zone).plusMonths(BadgeTerms.LONGEST))) {
            return false;
        }
        awards.extend(id, lead.district(), lead.id().toString(), end);
        notices.send(new Notice(
                lead.district().id(),
                award.earner().id(),
                "award-extended",
                List.of(award.title(), last.toString()),
                award.path()));
        return true;
    }

    /**
     * Another lead decides; while one proposal waits a second is none.
     *
     * @return false where somebody was first and this changed nothing
     */
    boolean propose(AwardId id, RevocationReason reason, String why, SignedInPerson lead) {
        HeldAward award = open(id, lead);
        if (award.isRevoked() || proposals.of(id, lead.district()).stream().anyMatch(RevocationProposal::isOpen)) {
            return false;
        }
        proposals.save(new RevocationProposal(id, reason, why.strip(), lead.id(), lead.district(), clock.instant()));
        audit.record(
                lead.district().id(),
                lead.id().toString(),
                Role.LEAD.name(),
                "award-revocation-proposed",
                id.toString());
        others(award, lead).forEach(other -> tell(other, award, "award-revocation-proposed"));
        return true;
    }

    /** What became of a proposal that somebody else has decided: whether the award was taken back. */
    @Transactional(readOnly = true)
    boolean wasRevoked(AwardId id, UUID proposal, SignedInPerson lead) {
        requireLead(lead);
        return proposals.of(id, lead.district()).stream()
                .filter(each -> each.id().equals(proposal))
                .findFirst()
                .orElseThrow(AwardCaseNotFound::new)
                .isRevocation();
    }

    /**
     * Takes the award back.
     *
     * @return false where another has decided meanwhile, and this changed nothing
     * @throws AwardCaseNotFound for whoever proposed it
     */
    boolean confirm(AwardId id, UUID proposal, SignedInPerson lead) {
        HeldAward award = open(id, lead);
        RevocationProposal held = proposed(id, proposal, lead);
        if (own(lead).contains(held.proposedBy())) {
            throw new AwardCaseNotFound();
        }
        if (!held.isOpen()) {
            return false;
        }
        held.confirm(lead.id(), clock.instant());
        awards.revoke(id, lead.district(), lead.id().toString(), held.reason(), held.why());
        tell(award, "award-revoked");
        tellProposer(held, award, "award-revocation-agreed", lead);
        return true;
    }

    /**
     * The award stays, and its earner hears nothing of it.
     *
     * @return false where another has decided meanwhile, and this changed nothing
     */
    boolean keep(AwardId id, UUID proposal, SignedInPerson lead) {
        HeldAward award = open(id, lead);
        RevocationProposal held = proposed(id, proposal, lead);
        if (!held.isOpen()) {
            return false;
        }
        held.keep(lead.id(), clock.instant());
        audit.record(
                lead.district().id(),
                lead.id().toString(),
                Role.LEAD.name(),
                "award-revocation-declined",
                id.toString());
        tellProposer(held, award, "award-revocation-declined", lead);
        return true;
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
        ZoneId zone = zone(district);
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

    /** Reminds leads of what is suspended still; nothing else ever lifts it. */
    void remindOfSuspended(DistrictId district) {
        for (HeldAward award : awards.suspendedStill(district, REMINDED)) {
            deciders(award, List.of()).forEach(lead -> tell(lead, award, "award-suspended-still"));
        }
    }

    private ZoneId zone(DistrictId district) {
        return ZoneId.of(districts.card(district).zone());
    }

    /** Who could be the second beside a lead. */
    private List<PersonId> others(HeldAward award, SignedInPerson lead) {
        return deciders(award, own(lead));
    }

    private List<PersonId> deciders(HeldAward award, List<PersonId> not) {
        List<PersonId> earner = people.ids(award.earner(), award.district());
        return people.inRole(Role.LEAD, award.district()).stream()
                .filter(other -> !not.contains(other) && !earner.contains(other))
                .distinct()
                .toList();
    }

    /** Everybody that this lead is: two linked identities are one of two who decide. */
    private List<PersonId> own(SignedInPerson lead) {
        return people.ids(lead.id(), lead.district());
    }

    private void tellProposer(RevocationProposal proposal, HeldAward award, String kind, SignedInPerson decider) {
        PersonId first = people.main(proposal.proposedBy(), award.district());
        if (others(award, decider).contains(first)) {
            tell(first, award, kind);
        }
    }

    private void tell(PersonId lead, HeldAward award, String kind) {
        notices.send(new Notice(
                award.district().id(), lead.id(), kind, List.of(award.title()), "/admin/awards/" + award.id()));
    }

    private void tell(HeldAward award, String kind) {
        notices.send(
                new Notice(award.district().id(), award.earner().id(), kind, List.of(award.title()), award.path()));
    }

    private RevocationProposal proposed(AwardId award, UUID proposal, SignedInPerson lead) {
        return proposals
                .hold(proposal, lead.district())
                .filter(held -> held.award().equals(award))
                .orElseThrow(AwardCaseNotFound::new);
    }

    /** For a change: of two at once the second waits and then sees what the first did. */
    private HeldAward open(AwardId id, SignedInPerson lead) {
        requireLead(lead);
        return notOwn(awards.hold(id, lead.district()), lead).orElseThrow(AwardCaseNotFound::new);
    }

    private Optional<HeldAward> notOwn(Optional<HeldAward> award, SignedInPerson lead) {
        return award.filter(found -> !own(lead).contains(found.earner()));
    }

    private void requireLead(SignedInPerson person) {
        if (!VisibilityRule.AWARD_CASES.isOpenTo(people.rolesOf(person.id(), person.district()))) {
            throw new AwardCaseNotFound();
        }
    }
}
