package org.waymark.catalog;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.waymark.people.DistrictId;
import org.waymark.people.districts.DistrictSettings;

/** How many read each submission of a micro-credential, each without the other. */
@Component
public class NeededReaders {

    /** What people live by. Credit is among it: it counts for a licence or on a pay scale. */
    private static final Set<Benefits.Kind> MUCH =
            EnumSet.of(Benefits.Kind.PAY, Benefits.Kind.CREDIT, Benefits.Kind.ROLE);

    // Implemented by a module above, which uses this one.
    private final ObjectProvider<Benefits> benefits;
    private final DistrictSettings settings;

    NeededReaders(ObjectProvider<Benefits> benefits, DistrictSettings settings) {
        this.benefits = benefits;
        this.settings = settings;
    }

    /** One where the version says so, its district lets it and nothing much rests on it; otherwise two. */
    public int of(DefinitionVersion version, DistrictId district) {
        boolean one = version.content().about().readers() == 1
                && settings.of(district).policies().readersOtherwise() == 1
                && !muchRestsOn(version.definition(), district);
        return one ? 1 : 2;
    }

    /** Whether pay, a role or a licence rests on it here: then two read it, whatever it says. */
    public boolean muchRestsOn(DefinitionId definition, DistrictId district) {
        return benefits.stream()
                .anyMatch(each -> MUCH.stream()
                        .anyMatch(kind -> each.bringing(kind, district).contains(definition)));
    }
}
