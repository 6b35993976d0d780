/** What a district decides for itself: its zone and languages, its calendar, its policies. */
@NullMarked
@NamedInterface("districts")
package org.waymark.people.districts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
