/**
 * Who is given work to read and who is not, what readers say of themselves for it, and that nobody waits longer than their
 * district promises.
 */
@NullMarked
package org.waymark.review.assigning;

import org.jspecify.annotations.NullMarked;
