/** Badges as Open Badges 2.0, hosted, for backpacks that take nothing newer. */
@NullMarked
package org.waymark.award.openbadges2;

import org.jspecify.annotations.NullMarked;
