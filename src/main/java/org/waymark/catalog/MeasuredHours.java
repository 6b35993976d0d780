package org.waymark.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.people.DistrictId;

/** How long micro-credentials took those who earned them here, as they told themselves; the module that asks them tells. */
public interface MeasuredHours {

    /**
     * What was measured of each of these; nothing for those that nobody told of. Asked once for a whole page, so it takes
     * the same number of queries however many are asked for.
     */
    Map<DefinitionId, Measured> of(Collection<DefinitionId> definitions, DistrictId district);

    /** What was measured of one of them. */
    default Optional<Measured> of(DefinitionId definition, DistrictId district) {
        return Optional.ofNullable(of(List.of(definition), district).get(definition));
    }

    /**
     * Hours of those who told.
     *
     * @param median in hours
     * @param earners how many told; below five nothing is shown of them, by whoever shows it
     */
    record Measured(double median, int earners) {

        /** Fewer than this could be recognised. */
        public static final int FEWEST = 5;

        public boolean mayBeShown() {
            return earners >= FEWEST;
        }
    }
}
