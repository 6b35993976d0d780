package org.waymark.review;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;

/** Who cannot read whose work blind. */
@Service
@Transactional
public class Conflicts {

    private final ConflictRepository conflicts;
    private final Clock clock;

    Conflicts(ConflictRepository conflicts, Clock clock) {
        this.conflicts = conflicts;
        this.clock = clock;
    }

    /** This person has read an earner's work by name: no attempt at this micro-credential is given to them any more. */
    public void readByName(PersonId person, PersonId earner, DefinitionId definition, DistrictId district) {
        conflicts.add(
                UuidCreator.getTimeOrderedEpoch(),
                district.id(),
                definition.id(),
                earner.id(),
                person.id(),
                clock.instant());
    }

    /** Those who must not be given this earner's work. */
    @Transactional(readOnly = true)
    List<PersonId> with(PersonId earner, DefinitionId definition, DistrictId district) {
        return conflicts.ofEarner(earner, definition, district);
    }
}
