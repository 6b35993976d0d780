/** The append-only record of who did or looked at what. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings"})
package org.waymark.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
