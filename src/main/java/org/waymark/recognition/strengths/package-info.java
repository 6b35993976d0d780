/** Who lets leads find them by what they can do, and who searched for what. */
@NullMarked
package org.waymark.recognition.strengths;

import org.jspecify.annotations.NullMarked;
