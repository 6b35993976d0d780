/** LTI 1.3 Advantage: knows no teacher and no badge. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "jobs", "storage", "audit"})
package org.waymark.lti;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
