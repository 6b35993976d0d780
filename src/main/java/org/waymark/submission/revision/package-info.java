/** An earner's look at their own work before they hand it in, and what they changed since a not-yet. */
@NullMarked
package org.waymark.submission.revision;

import org.jspecify.annotations.NullMarked;
