package org.waymark.recognition.roles;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names in the pool of one window.
 *
 * @param window which; null where there never was one
 * @param windows all that there are, the latest first
 * @param byEntry in the order of entry; otherwise by name
 */
record PoolPage(
        RoleView role,
        @Nullable ApplicationWindow window,
        List<ApplicationWindow> windows,
        boolean byEntry,
        List<PoolRow> rows,
        int total,
        int page,
        int pages) {}
