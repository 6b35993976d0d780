package org.waymark.review;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.waymark.catalog.DefinitionId;
import org.waymark.people.DistrictId;
import org.waymark.people.PersonId;
import org.waymark.submission.coaching.BeganToLook;

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

    /** Whoever coaches somebody, or looked at their work by name, reads it blind no more; nor does who did so once. */
    @EventListener
    void on(BeganToLook began) {
        DefinitionId definition = began.definition();
        if (definition == null) {
            conflicts.addForAll(
                    UuidCreator.getTimeOrderedEpoch(),
                    began.district().id(),
                    began.earner().id(),
                    began.person().id(),
                    clock.instant());
        } else {
            readByName(began.person(), began.earner(), definition, began.district());
        }
    }

    /** Those who must not be given this earner's work. */
    @Transactional(readOnly = true)
    public List<PersonId> with(PersonId earner, DefinitionId definition, DistrictId district) {
        return conflicts.ofEarner(earner, definition, district);
    }
}
