/** The one place where configuration is read and checked. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.waymark.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
