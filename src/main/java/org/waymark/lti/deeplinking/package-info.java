/** Deep Linking 2.0. */
@NullMarked
@NamedInterface("deeplinking")
package org.waymark.lti.deeplinking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
