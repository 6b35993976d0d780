package org.waymark.insights.groups;

import java.util.List;
import java.util.Optional;

/**
 * A table of groups as it may be shown.
 *
 * @param all the groups together
 */
public record ShownTable(List<Shown> groups, Shown all) {

    public Optional<Shown> of(String key) {
        return groups.stream().filter(group -> group.key().equals(key)).findFirst();
    }

    /** Whether anything at all is hidden, so that the page says why. */
    public boolean hides() {
        return all.reached().contains(null)
                || groups.stream().anyMatch(group -> group.reached().contains(null));
    }
}
