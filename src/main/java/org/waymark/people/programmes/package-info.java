/** Programmes: what a district offers to whom and why, its members, its invitations and its cohorts. */
@NullMarked
@NamedInterface("programmes")
package org.waymark.people.programmes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
