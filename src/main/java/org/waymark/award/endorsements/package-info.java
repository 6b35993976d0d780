/** Endorsements: credentials in which third parties speak for what a district awards, embedded in its badges. */
@NullMarked
package org.waymark.award.endorsements;

import org.jspecify.annotations.NullMarked;
