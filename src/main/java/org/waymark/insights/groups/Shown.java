package org.waymark.insights.groups;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown of a group.
 *
 * @param reached a number for each stage; null where it is hidden
 */
public record Shown(String key, List<@Nullable Integer> reached) {

    public @Nullable Integer of(int stage) {
        return reached.get(stage);
    }
}
