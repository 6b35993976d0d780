/** As whom people earn: educators, principals, students, members of the community; and how minors are protected. */
@NullMarked
@NamedInterface("earners")
package org.waymark.people.earners;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
