/** Counts of people in which no group is so small that somebody could be recognised, not even by subtraction. */
@NullMarked
package org.waymark.insights.groups;

import org.jspecify.annotations.NullMarked;
