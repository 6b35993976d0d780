/** An earner asks, once for each decision, that somebody who had no hand in it reads what was not yet there. */
@NullMarked
@NamedInterface("appeals")
package org.waymark.review.appeals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
