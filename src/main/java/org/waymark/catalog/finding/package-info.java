/** Finding micro-credentials: search, filters, what a card says; and the open page of one. */
@NullMarked
@NamedInterface("finding")
package org.waymark.catalog.finding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
