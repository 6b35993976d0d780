package org.waymark.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.people.DistrictId;
import org.waymark.people.earners.Audience;

/** The strategic goals that a micro-credential or one of its criteria names by code; a package above knows the goals. */
public interface ServedGoals {

    /**
     * A goal it contributes to.
     *
     * @param open whether its page is there for whom it is shown to
     */
    record Served(String code, String title, boolean open) {}

    /**
     * In the author's order, without codes that the district knows no goal of. One read, and none where it names none.
     *
     * @param viewer as what they earn to whom it is shown; null for those who are not signed in
     */
    List<Served> of(DefinitionContent content, @Nullable Audience viewer, DistrictId district);
}
