package org.waymark.award;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.catalog.EarnedCredentials;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** What somebody's awards count for in stacks, those from elsewhere too; one that was revoked counts no more, one that is suspended
 * not for now, and one that has ended still does: what it says was true. */
@Component
@Transactional(readOnly = true)
class EarnedAwards implements EarnedCredentials {

    private final AwardRepository awards;
    private final CountedElsewhere elsewhere;

    EarnedAwards(AwardRepository awards, CountedElsewhere elsewhere) {
        this.awards = awards;
        this.elsewhere = elsewhere;
    }

    @Override
    public Map<DefinitionId, Instant> of(PersonId person, DistrictId district) {
        Map<DefinitionId, Instant> earned = new HashMap<>();
        awards.earned(person, district)
                .forEach(award -> earned.merge(award.definition(), award.at(), EarnedAwards::earlier));
        elsewhere.of(person, district).forEach((definition, at) -> earned.merge(definition, at, EarnedAwards::earlier));
        return earned;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
