/** What awards add up to for each strategic goal, and what people tell of it. */
@NullMarked
package org.waymark.insights.goals;

import org.jspecify.annotations.NullMarked;
