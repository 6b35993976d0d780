/** Strategic goals of a district, and how one can contribute to them. */
@NullMarked
@NamedInterface("goals")
package org.waymark.catalog.goals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
