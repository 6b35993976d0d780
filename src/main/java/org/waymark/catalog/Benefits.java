package org.waymark.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSourceResolvable;
import org.waymark.people.DistrictId;
import org.waymark.people.SignedInPerson;

/** What an award brings its earner in this district, as its rules say now; the module that knows the rules tells. */
public interface Benefits {

    /** What people look for. */
    enum Kind {
        PAY,
        CREDIT,
        ROLE,
        TIME
    }

    /**
     * What each of these would bring this person, a sentence for each benefit; what brings nothing is left out. Asked once
     * for a whole page, so it takes the same number of queries however many are asked for.
     */
    Map<DefinitionId, List<MessageSourceResolvable>> forEarner(Collection<DefinitionId> definitions, SignedInPerson me);

    /** Which micro-credentials bring something of a kind to some earner here. */
    Set<DefinitionId> bringing(Kind kind, DistrictId district);

    /** What one of them would bring this person. */
    default List<MessageSourceResolvable> forEarner(DefinitionId definition, SignedInPerson me) {
        return forEarner(List.of(definition), me).getOrDefault(definition, List.of());
    }
}
