/** What becomes of awards after they were made: suspended, taken back, ended, renewed, and how verifiers everywhere learn it. */
@NullMarked
package org.waymark.award.status;

import org.jspecify.annotations.NullMarked;
