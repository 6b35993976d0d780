/**
 * What readers see in work that no rating is for: privacy, originality, somebody's safety. It goes to whoever hears concerns, and
 * changes no score.
 */
@NullMarked
package org.waymark.review.concerns;

import org.jspecify.annotations.NullMarked;
