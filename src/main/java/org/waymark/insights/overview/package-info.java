/** The pages on which leads see what a programme adds up to. */
@NullMarked
package org.waymark.insights.overview;

import org.jspecify.annotations.NullMarked;
