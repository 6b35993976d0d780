/**
 * Anchors, sample work whose levels experts agree on, and the certificates of readers who rate them as the experts do.
 */
@NullMarked
package org.waymark.review.certification;

import org.jspecify.annotations.NullMarked;
