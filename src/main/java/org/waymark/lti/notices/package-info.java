/** Platform Notification Service 1.0: asks platforms to tell us of copied contexts. */
@NullMarked
@NamedInterface("notices")
package org.waymark.lti.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
