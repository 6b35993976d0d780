/** Evidence files: put, read, delete. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "jobs"})
package org.waymark.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
