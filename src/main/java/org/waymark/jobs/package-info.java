/** Durable due work: written in the caller's transaction, done by one node, tried again until taken or given up. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings"})
package org.waymark.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
