/** Dynamic Registration 1.0. */
@NullMarked
@NamedInterface("registration")
package org.waymark.lti.registration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
