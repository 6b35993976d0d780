/** LMS identities that turn out to be one person: linked by a lead with a reason, undone exactly. */
@NullMarked
@NamedInterface("identities")
package org.waymark.people.identities;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
