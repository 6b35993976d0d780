/** Evidence at hand: used again, pointed into, captioned, written in peace. */
@NullMarked
package org.waymark.submission.artifacts;

import org.jspecify.annotations.NullMarked;
