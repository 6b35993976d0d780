/**
 * Anchors, sample work whose levels experts agree on, and the certificates of readers who rate them as the experts do.
 */
@NullMarked
@NamedInterface("certification")
package org.waymark.review.certification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
