/** Portfolios: what somebody arranges of their shared badges, and the directory of those who wish to be in it. */
@NullMarked
package org.waymark.award.portfolio;

import org.jspecify.annotations.NullMarked;
