/** People's own e-mail addresses, sign-in by a link that is sent to one, and guests who come by invitation. */
@NullMarked
@NamedInterface("guests")
package org.waymark.people.guests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
