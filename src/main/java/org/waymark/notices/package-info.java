/** Messages to people, in the tool and by e-mail; knows ids, an address and a text, and no domain. */
@NullMarked
@ApplicationModule(allowedDependencies = {"settings", "jobs"})
package org.waymark.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
