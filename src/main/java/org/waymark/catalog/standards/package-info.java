/** Frameworks of standards: imported by a district, or shipped as codes and titles. */
@NullMarked
package org.waymark.catalog.standards;

import org.jspecify.annotations.NullMarked;
