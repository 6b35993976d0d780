/** What the district's own register says of its staff: school, job, contract group, line manager; and its import. */
@NullMarked
@NamedInterface("staff")
package org.waymark.people.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
