/**
 * What an operator sees of the whole: figures for a dashboard, what of them needs a person, and which parts are degraded.
 * Counts alone, across districts; never a person, a district or a text of theirs.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "jobs", "storage"})
package org.waymark.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
