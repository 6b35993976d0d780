/** Positions that a district opens to those who earned for them, and the pools of those who are eligible, never appointed. */
@NullMarked
@NamedInterface("roles")
package org.waymark.recognition.roles;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
