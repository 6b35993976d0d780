package org.waymark.award;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.waymark.catalog.AlignedStandards;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.Definitions;
import org.waymark.catalog.RubricLevel;
import org.waymark.people.DistrictCard;
import org.waymark.people.DistrictId;
import org.waymark.people.Districts;
import org.waymark.people.earners.Minors;
import org.waymark.review.CriterionDecision;
import org.waymark.review.Decisions;
import org.waymark.settings.WaymarkSettings;
import org.waymark.submission.Submissions;

/** Asks everybody who knows something that an award's credential says. */
@Component
class KnownOfAwards {

    private final Definitions definitions;
    private final AlignedStandards standards;
    private final Districts districts;
    private final Submissions submissions;
    private final Decisions decisions;
    private final Minors minors;
    private final EmailHashes hashes;
    private final WaymarkSettings settings;
    // Implemented above, by packages that build on this one.
    private final ObjectProvider<CredentialStatuses> statuses;
    private final ObjectProvider<Endorsements> endorsements;
    private final ObjectProvider<EarnerIdentities> identities;

    KnownOfAwards(
            Definitions definitions,
            AlignedStandards standards,
            Districts districts,
            Submissions submissions,
            Decisions decisions,
            Minors minors,
            EmailHashes hashes,
            WaymarkSettings settings,
            ObjectProvider<CredentialStatuses> statuses,
            ObjectProvider<Endorsements> endorsements,
            ObjectProvider<EarnerIdentities> identities) {
        this.definitions = definitions;
        this.standards = standards;
        this.districts = districts;
        this.submissions = submissions;
        this.decisions = decisions;
        this.minors = minors;
        this.hashes = hashes;
        this.settings = settings;
        this.statuses = statuses;
        this.endorsements = endorsements;
        this.identities = identities;
    }

    AwardFacts of(Award award) {
        DistrictId district = award.district();
        DefinitionVersion definition = definitions.version(award.definitionVersion(), district);
        DistrictCard card = districts.card(district);
        EarnerIdentities.Identity identity = identity(award);
        return new AwardFacts(
                award,
                definition,
                IssuerProfile.of(card, settings),
                decisions.readers(award.submission(), district),
                levels(award),
                standards.targets(definition.content().alignment(), district),
                day(submissions.firstBegun(award.submission(), district).orElse(null), card),
                // The first time: a later one tells of a not-yet.
                day(submissions.firstHandedIn(award.submission(), district).orElse(null), card),
                identity.did(),
                identity.emails().stream().map(hashes::identity).toList(),
                statuses.stream()
                        .flatMap(each -> each.entries(award.id(), district).stream())
                        .toList(),
                statuses.stream()
                        .map(each -> each.validUntil(award.id(), district))
                        .filter(until -> until != null)
                        .findFirst()
                        .orElse(null),
                endorsed(award));
    }

    /** A minor who is protected is nobody but the opaque id of each award. */
    private EarnerIdentities.Identity identity(Award award) {
        EarnerIdentities known = identities.getIfAvailable();
        return known == null || minors.isProtected(award.earner(), award.district())
                ? EarnerIdentities.Identity.OPAQUE
                : known.of(award.earner(), award.district());
    }

    private Map<String, RubricLevel> levels(Award award) {
        return decisions.of(award.submission(), award.district()).stream()
                .flatMap(decision -> decision.criteria().stream())
                .collect(Collectors.toMap(CriterionDecision::criterion, CriterionDecision::level, (one, other) -> one));
    }

    private AwardFacts.Endorsed endorsed(Award award) {
        return new AwardFacts.Endorsed(
                all(endorsements.stream()
                        .map(each -> each.ofAward(award.id(), award.district()))
                        .toList()),
                all(endorsements.stream()
                        .map(each -> each.ofAchievement(award.definitionVersion(), award.district()))
                        .toList()),
                all(endorsements.stream()
                        .map(each -> each.ofIssuer(award.district()))
                        .toList()));
    }

    private static List<JsonObject> all(List<List<JsonObject>> several) {
        return several.stream().flatMap(List::stream).toList();
    }

    private static @Nullable LocalDate day(@Nullable Instant moment, DistrictCard district) {
        return moment == null ? null : LocalDate.ofInstant(moment, ZoneId.of(district.zone()));
    }
}
