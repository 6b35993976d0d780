/**
 * How far readers of the same work agree, and that a reader who no longer agrees with the others gets no new work until a lead
 * has looked.
 */
@NullMarked
@NamedInterface("agreement")
package org.waymark.review.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
