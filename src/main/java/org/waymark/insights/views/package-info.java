/** Who looked at a micro-credential for the first time, and when. */
@NullMarked
package org.waymark.insights.views;

import org.jspecify.annotations.NullMarked;
