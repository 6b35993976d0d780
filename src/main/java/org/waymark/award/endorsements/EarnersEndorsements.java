package org.waymark.award.endorsements;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.audit.AuditLog;
import org.waymark.award.AwardCard;
import org.waymark.award.AwardId;
import org.waymark.award.Awards;
import org.waymark.award.BadgeNotFound;
import org.waymark.award.EarnerIdentities;
import org.waymark.award.Endorsable;
import org.waymark.award.HeldAward;
import org.waymark.award.verifying.ReadBadge;
import org.waymark.award.verifying.Verdict;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.people.SignedInPerson;
import org.waymark.people.earners.MinorProtected;
import org.waymark.people.earners.Minors;

/**
 * What others signed for a single award, asked for by its earner and brought by them: nobody speaks in somebody's badge whom they
 * did not let.
 */
@Service
@Transactional
class EarnersEndorsements {

    private final EndorsementRepository endorsements;
    private final GivenEndorsements given;
    private final Endorsable endorsable;
    private final Awards awards;
    private final ObjectProvider<EarnerIdentities> identities;
    private final Minors minors;
    private final AuditLog audit;
    private final Clock clock;

    EarnersEndorsements(
            EndorsementRepository endorsements,
            GivenEndorsements given,
            Endorsable endorsable,
            Awards awards,
            ObjectProvider<EarnerIdentities> identities,
            Minors minors,
            AuditLog audit,
            Clock clock) {
        this.endorsements = endorsements;
        this.given = given;
        this.endorsable = endorsable;
        this.awards = awards;
        this.identities = identities;
        this.minors = minors;
        this.audit = audit;
        this.clock = clock;
    }

    /** One of them. */
    record Line(EndorsementId id, String endorser, String signer, String words, boolean stands, Instant checkedAt) {}

    /**
     * The badge and who speaks for it.
     *
     * @param subject the id that an endorser signs for
     */
    record Own(HeldAward badge, String subject, List<Line> lines) {}

    /** @throws BadgeNotFound for who has no such badge, for one that is not signed or was taken back, and for a protected minor */
    @Transactional(readOnly = true)
    public Own of(AwardId award, SignedInPerson me) {
        HeldAward badge = badge(award, me);
        Instant now = clock.instant();
        return new Own(
                badge,
                endorsable.badge(award),
                all(award, me.district()).stream()
                        .map(one -> new Line(
                                one.id(),
                                one.endorser(),
                                one.signer(),
                                one.words(),
                                one.standsAt(now),
                                one.checkedAt()))
                        .toList());
    }

    /**
     * Takes one that was checked: the badge is signed anew with it.
     *
     * @throws EndorsementRefused for one that is not valid, of something else, of their own, or too many
     */
    void add(AwardId award, Verdict verdict, SignedInPerson me) {
        badge(award, me);
        ReadBadge read = verdict.badge();
        if (read != null && read.issuer().equals(did(me))) {
            throw new EndorsementRefused("award.endorsements.refused.own");
        }
        if (all(award, me.district()).size() >= GivenEndorsements.MOST) {
            throw new EndorsementRefused("award.endorsed.full");
        }
        Endorsement added = given.keep(verdict, endorsable.badge(award)::equals, award, me.district());
        awards.resign(award, me.district());
        audit.record(
                me.district().id(),
                me.id().toString(),
                AuditLog.SELF_ROLE,
                "badge-endorsement-added",
                added.id().toString());
    }

    /** Takes it out of the badge, which is signed anew. */
    void end(AwardId award, EndorsementId id, SignedInPerson me) {
        badge(award, me);
        endorsements
                .findByIdAndDistrict(id, me.district())
                .filter(one -> award.equals(one.award()))
                .orElseThrow(EndorsementNotFound::new)
                .end(clock.instant());
        awards.resign(award, me.district());
        audit.record(
                me.district().id(), me.id().toString(), AuditLog.SELF_ROLE, "badge-endorsement-ended", id.toString());
    }

    /** Whoever is protected is known by nobody's words; their badges are signed anew without them. */
    @EventListener
    void on(MinorProtected minor) {
        everOf(minor.person(), minor.district()).stream()
                .filter(one -> !one.hasEnded())
                .forEach(one -> endByItself(one, minor.district()));
    }

    private void endByItself(Endorsement one, DistrictId district) {
        one.end(clock.instant());
        AwardId award = one.award();
        if (award != null) {
            awards.resign(award, district);
        }
        audit.record(
                district.id(),
                AuditLog.WAYMARK,
                AuditLog.WAYMARK_ROLE,
                "badge-endorsement-ended",
                one.id().toString());
    }

    private HeldAward badge(AwardId award, SignedInPerson me) {
        return awards.held(award, me.district())
                .filter(held -> held.earner().equals(me.id()) && held.signed() && !held.isRevoked())
                .filter(held -> !minors.isProtected(me.id(), me.district()))
                .orElseThrow(BadgeNotFound::new);
    }

    private List<Endorsement> all(AwardId award, DistrictId district) {
        return endorsements.findByAwardAndDistrictAndEndedAtIsNullOrderByAddedAt(award, district);
    }

    private @Nullable String did(SignedInPerson me) {
        EarnerIdentities known = identities.getIfAvailable();
        return known == null ? null : known.of(me.id(), me.district()).did();
    }

    /** All that were ever brought for a person's awards. */
    @Transactional(readOnly = true)
    List<Endorsement> everOf(PersonId person, DistrictId district) {
        List<AwardId> ids =
                awards.ever(person, district).stream().map(AwardCard::id).toList();
        return ids.isEmpty() ? List.of() : endorsements.findByAwardInAndDistrictOrderByAddedAt(ids, district);
    }

    void forget(PersonId person, DistrictId district) {
        everOf(person, district).forEach(endorsements::delete);
    }
}
