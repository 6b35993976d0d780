/** Backup, restore and move: everything that is kept, in one file that either database takes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "storage", "award", "jobs"})
package org.waymark.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
