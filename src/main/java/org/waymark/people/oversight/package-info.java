/** The audit's pages: for those who oversee a district, and for everyone what concerns themselves. */
@NullMarked
package org.waymark.people.oversight;

import org.jspecify.annotations.NullMarked;
