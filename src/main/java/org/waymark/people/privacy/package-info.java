/** What is held on a person: a copy of it, and its deletion. */
@NullMarked
@NamedInterface("privacy")
package org.waymark.people.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
