package org.waymark.award;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.Beginnings;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.NamedDefinition;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.SignedInPerson;
import org.waymark.people.guests.Guests;
import org.waymark.submission.MayEarnAnew;
import org.waymark.submission.SubmissionCard;
import org.waymark.submission.SubmissionId;
import org.waymark.submission.Submissions;

/**
 * Which awards may be earned anew: those that have ended, end within {@value #SOON} days or were revoked; none that is suspended
 * or that a lead has proposed to revoke, as long as that is not decided.
 */
@Service
@Transactional(readOnly = true)
public class Renewals implements MayEarnAnew {

    static final int SOON = 90;

    private final AwardRepository awards;
    private final Submissions submissions;
    private final Definitions definitions;
    private final Beginnings beginnings;
    private final Guests guests;
    private final Districts districts;
    private final Clock clock;

    Renewals(
            AwardRepository awards,
            Submissions submissions,
            Definitions definitions,
            Beginnings beginnings,
            Guests guests,
            Districts districts,
            Clock clock) {
        this.awards = awards;
        this.submissions = submissions;
        this.definitions = definitions;
        this.beginnings = beginnings;
        this.guests = guests;
        this.districts = districts;
        this.clock = clock;
    }

    /**
     * That an award may be earned anew.
     *
     * @param slug of its micro-credential
     * @param door whether its micro-credential is open to them
     */
    public record Renewal(Reason reason, String title, String slug, Beginnings.Door door) {}

    @Override
    public Optional<Reason> reason(SubmissionId awarded, DistrictId district) {
        return awards.findBySubmissionAndDistrict(awarded, district)
                .flatMap(award ->
                        Optional.ofNullable(reasons(List.of(award), district).get(award.id())));
    }

    /** All of an earner's that they have not begun anew, and whether each is open to them; none of whoever begins nothing here. */
    public Map<AwardId, Renewal> of(SignedInPerson me) {
        DistrictId district = me.district();
        List<Award> ever =
                me.onlyMentor() ? List.of() : awards.findByEarnerAndDistrictOrderByAwardedAtDesc(me.id(), district);
        Map<AwardId, Reason> reasons = reasons(ever, district);
        if (reasons.isEmpty()) {
            return Map.of();
        }
        Set<SubmissionId> last = submissions.of(me.id(), district).stream()
                .filter(SubmissionCard::isOver)
                .map(SubmissionCard::id)
                .collect(Collectors.toSet());
        Predicate<UUID> mayBegin = guests.mayBegin(me);
        List<Award> open = ever.stream()
                .filter(award -> reasons.containsKey(award.id())
                        && last.contains(award.submission())
                        && mayBegin.test(award.definition().id()))
                .toList();
        Set<DefinitionId> definitionsOf = open.stream().map(Award::definition).collect(Collectors.toSet());
        Map<DefinitionId, NamedDefinition> named = definitions.named(definitionsOf, district);
        Map<DefinitionId, Beginnings.Door> doors = beginnings.standingAnew(definitionsOf, me.id(), district);
        Map<AwardId, Renewal> renewals = new HashMap<>();
        for (Award award : open) {
            Reason reason = reasons.get(award.id());
            NamedDefinition name = named.get(award.definition());
            Beginnings.Door door = doors.get(award.definition());
            if (reason != null && name != null && door != null) {
                renewals.put(award.id(), new Renewal(reason, award.title(), name.slug(), door));
            }
        }
        return renewals;
    }

    /** One of an earner's own; null where it may not be earned anew. */
    @Nullable
    Renewal of(AwardId award, SignedInPerson earner) {
        return of(earner).get(award);
    }

    private Map<AwardId, Reason> reasons(Collection<Award> some, DistrictId district) {
        Map<AwardId, Reason> reasons = new HashMap<>();
        if (some.isEmpty()) {
            return reasons;
        }
        ZoneId zone = ZoneId.of(districts.card(district).zone());
        for (Award award : some) {
            Reason reason = reason(award, zone);
            if (reason != null) {
                reasons.put(award.id(), reason);
            }
        }
        if (!reasons.isEmpty()) {
            awards.inQuestion(reasons.keySet(), district).forEach(reasons::remove);
        }
        return reasons;
    }

    private @Nullable Reason reason(Award award, ZoneId zone) {
        Instant now = clock.instant();
        Instant end = award.validUntil();
        LocalDate last = end == null ? null : LocalDate.ofInstant(end.minusMillis(1), zone);
        return switch (award.standing(now)) {
            case REVOKED -> new Reason(Why.REVOKED, award.path(), null);
            case EXPIRED -> new Reason(Why.ENDED, award.path(), last);
            case VALID ->
                last != null && !last.isAfter(LocalDate.ofInstant(now, zone).plusDays(SOON))
                        ? new Reason(Why.ENDS_SOON, award.path(), last)
                        : null;
            case SUSPENDED, BROKEN -> null;
        };
    }
}
