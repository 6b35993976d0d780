/** How a micro-credential comes to be, changes and ends: proposals, the committee's votes, pilots, and the history of it. */
@NullMarked
package org.waymark.catalog.approval;

import org.jspecify.annotations.NullMarked;
