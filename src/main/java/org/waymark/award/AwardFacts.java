package org.waymark.award;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.catalog.AlignedStandards;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.RubricLevel;

/**
 * All that a credential says of an award, as it is known when it is signed.
 *
 * @param readers how many judged it before any third
 * @param levels what was decided, by criterion id; a criterion without a level was demonstrated, as an award needs
 * @param standards what the definition is aligned with
 * @param begun the day on which the earner began, where the district is; null where nothing is known of it
 * @param handedIn the day on which they first handed it in
 * @param did the earner's own; null for the id that stands for them in this award alone
 * @param identities IdentityObjects, each a salted hash
 * @param statuses what became of it is asked there
 * @param validUntil null where it does not end
 */
record AwardFacts(
        Award award,
        DefinitionVersion definition,
        IssuerProfile issuer,
        int readers,
        Map<String, RubricLevel> levels,
        List<AlignedStandards.Target> standards,
        @Nullable LocalDate begun,
        @Nullable LocalDate handedIn,
        @Nullable String did,
        List<JsonObject> identities,
        List<JsonObject> statuses,
        @Nullable Instant validUntil,
        Endorsed endorsed) {

    /** The same of an earner who is known by this DID. */
    AwardFacts of(String earner) {
        return new AwardFacts(
                award,
                definition,
                issuer,
                readers,
                levels,
                standards,
                begun,
                handedIn,
                earner,
                identities,
                statuses,
                validUntil,
                endorsed);
    }

    /** Signed endorsements, by what they endorse. */
    record Endorsed(List<JsonObject> award, List<JsonObject> achievement, List<JsonObject> issuer) {

        static final Endorsed NONE = new Endorsed(List.of(), List.of(), List.of());
    }
}
