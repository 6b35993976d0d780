/** Strategic goals of a district, and how one can contribute to them. */
@NullMarked
package org.waymark.catalog.goals;

import org.jspecify.annotations.NullMarked;
