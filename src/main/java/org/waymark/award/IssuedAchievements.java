package org.waymark.award;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionVersion;
import org.waymark.catalog.DefinitionVersionId;
import org.waymark.catalog.Definitions;
import org.waymark.people.DistrictId;

/** What issuers have awarded or placed where people see it without a sign-in; all else of them stays unseen. */
@Service
@Transactional(readOnly = true)
public class IssuedAchievements {

    private final AwardRepository awards;
    private final PlacedAchievementRepository placed;
    private final Issuers issuers;
    private final Definitions definitions;

    IssuedAchievements(
            AwardRepository awards, PlacedAchievementRepository placed, Issuers issuers, Definitions definitions) {
        this.awards = awards;
        this.placed = placed;
        this.issuers = issuers;
        this.definitions = definitions;
    }

    /** A version for everyone; empty for one of elsewhere and for what nobody may see yet. */
    public Optional<DefinitionVersion> of(UUID version, DistrictId district) {
        DefinitionVersionId id = new DefinitionVersionId(version);
        return awards.existsByDefinitionVersionAndDistrict(id, district)
                        || placed.existsByDefinitionVersionAndDistrict(id, district)
                ? Optional.of(definitions.version(id, district))
                : Optional.empty();
    }

    /** Whether it has signed anything, or is about to. */
    public boolean isIssuer(DistrictId district) {
        return issuers.document(district).isPresent();
    }
}
