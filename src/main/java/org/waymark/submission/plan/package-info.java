/** What earning takes and when: an earner's own goal, week, dates and time; putting down, taking up and leaving. */
@NullMarked
@NamedInterface("plan")
package org.waymark.submission.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
