/** What the pages of leads are made of, counted beforehand so that no page grows with what was ever done. */
@NullMarked
@NamedInterface("counting")
package org.waymark.insights.counting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
