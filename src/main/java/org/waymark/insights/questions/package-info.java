/** One question to each who stopped, and one to each who earned: asked once, answered or not. */
@NullMarked
@NamedInterface("questions")
package org.waymark.insights.questions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
