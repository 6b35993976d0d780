/** Handed-in work is looked at for completeness before anyone reads it, where a district has somebody for that. */
@NullMarked
package org.waymark.submission.precheck;

import org.jspecify.annotations.NullMarked;
