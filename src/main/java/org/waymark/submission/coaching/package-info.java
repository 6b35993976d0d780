/** Coaches and colleagues whom an earner lets look at their work, and what they write to each other about it. */
@NullMarked
@NamedInterface("coaching")
package org.waymark.submission.coaching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
