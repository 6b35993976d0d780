/** Assignment and Grade Services 2.0. */
@NullMarked
@NamedInterface("ags")
package org.waymark.lti.ags;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
