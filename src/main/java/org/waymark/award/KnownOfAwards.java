package org.waymark.award;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.waymark.catalog.AlignedStandards;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
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

    /**
     * What several awards of one district say alike, asked for once; for no longer than a transaction, since all of it may change.
     */
    final class Alike {

        private final DistrictId district;
        private final DistrictCard card;
        private final List<JsonObject> ofIssuer;
        private final Map<DefinitionVersionId, OfVersion> versions = new HashMap<>();

        private Alike(DistrictId district) {
            this.district = district;
            this.card = districts.card(district);
            this.ofIssuer = all(
                    endorsements.stream().map(each -> each.ofIssuer(district)).toList());
        }

        private OfVersion of(DefinitionVersionId version) {
            return versions.computeIfAbsent(version, id -> {
                DefinitionVersion definition = definitions.version(id, district);
                return new OfVersion(
                        definition,
                        standards.targets(definition.content().alignment(), district),
                        all(endorsements.stream()
                                .map(each -> each.ofAchievement(id, district))
                                .toList()));
            });
        }
    }

    private record OfVersion(
            DefinitionVersion definition, List<AlignedStandards.Target> standards, List<JsonObject> endorsements) {}

    Alike alike(DistrictId district) {
        return new Alike(district);
    }

    AwardFacts of(Award award) {
        return of(award, alike(award.district()));
    }

    AwardFacts of(Award award, Alike alike) {
        DistrictId district = award.district();
        OfVersion version = alike.of(award.definitionVersion());
        DistrictCard card = alike.card;
        // A minor who is protected is nobody but the opaque id of each award.
        boolean opaque = minors.isProtected(award.earner(), district);
        EarnerIdentities.Identity identity = opaque ? EarnerIdentities.Identity.OPAQUE : identity(award);
        return new AwardFacts(
                award,
                version.definition(),
                IssuerProfile.of(card, settings),
                decisions.readers(award.submission(), district),
                levels(award),
                version.standards(),
                day(submissions.firstBegun(award.submission(), district).orElse(null), card),
                // The first time: a later one tells of a not-yet.
                day(submissions.firstHandedIn(award.submission(), district).orElse(null), card),
                identity.did(),
                identity.emails().stream().map(hashes::identity).toList(),
                statuses.stream()
                        .flatMap(each -> each.entries(award.id(), district).stream())
                        .toList(),
                award.validUntil(),
                new AwardFacts.Endorsed(
                        opaque
                                ? List.of()
                                : all(endorsements.stream()
                                        .map(each -> each.ofAward(award.id(), district))
                                        .toList()),
                        version.endorsements(),
                        alike.ofIssuer));
    }

    private EarnerIdentities.Identity identity(Award award) {
        EarnerIdentities known = identities.getIfAvailable();
        return known == null ? EarnerIdentities.Identity.OPAQUE : known.of(award.earner(), award.district());
    }

    private Map<String, RubricLevel> levels(Award award) {
        return decisions.of(award.submission(), award.district()).stream()
                .flatMap(decision -> decision.criteria().stream())
                .collect(Collectors.toMap(CriterionDecision::criterion, CriterionDecision::level, (one, other) -> one));
    }

    private static List<JsonObject> all(List<List<JsonObject>> several) {
        return several.stream().flatMap(List::stream).toList();
    }

    private static @Nullable LocalDate day(@Nullable Instant moment, DistrictCard district) {
        return moment == null ? null : LocalDate.ofInstant(moment, ZoneId.of(district.zone()));
    }
}
