package org.waymark.catalog.standards;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One level of a framework's tree.
 *
 * @param address where its owner publishes the texts; null for what the district imported
 * @param path what stands above, the first level first
 * @param item whose level it is; null for the first
 * @param page from 0
 * @param more whether there is another page
 */
record LevelView(
        FrameworkView framework,
        @Nullable String address,
        List<StandardItem> path,
        @Nullable Line item,
        List<Line> below,
        int page,
        boolean more) {

    /**
     * A standard and what else there is to say of it.
     *
     * @param says its text, or the heading it stands under; empty where its title says all
     */
    record Line(StandardItem standard, String says) {}
}
