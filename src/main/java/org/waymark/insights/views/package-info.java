/** Who looked at a micro-credential for the first time, and when. */
@NullMarked
@NamedInterface("views")
package org.waymark.insights.views;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
