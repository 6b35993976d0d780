/** The read API to what a district adds up to, for the operator. */
@NullMarked
package org.waymark.insights.api;

import org.jspecify.annotations.NullMarked;
