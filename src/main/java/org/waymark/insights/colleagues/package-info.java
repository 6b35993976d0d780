/** Telling a colleague of what one has earned. */
@NullMarked
package org.waymark.insights.colleagues;

import org.jspecify.annotations.NullMarked;
