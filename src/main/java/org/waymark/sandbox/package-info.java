/** A small LTI 1.3 platform for demonstration and journeys. It talks to the tool by HTTP only. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings"})
package org.waymark.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
