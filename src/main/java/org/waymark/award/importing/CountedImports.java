package org.waymark.award.importing;

import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.waymark.award.CountedElsewhere;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** What somebody's awards from elsewhere count for, by their district's rules. */
@Component
class CountedImports implements CountedElsewhere {

    private final ImportedAwards awards;

    CountedImports(ImportedAwards awards) {
        this.awards = awards;
    }

    @Override
    public Map<DefinitionId, Instant> of(PersonId person, DistrictId district) {
        return awards.counting(person, district);
    }
}
