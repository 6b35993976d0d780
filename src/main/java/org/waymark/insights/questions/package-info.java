/** One question to each who stopped, and one to each who earned: asked once, answered or not. */
@NullMarked
package org.waymark.insights.questions;

import org.jspecify.annotations.NullMarked;
