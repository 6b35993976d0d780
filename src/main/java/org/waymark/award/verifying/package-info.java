/**
 * Checks of badges that anybody made: whether each is, to the letter, what its issuer signed, and still stands. What is given
 * may be hostile, so all reading and every call is bounded.
 */
@NullMarked
package org.waymark.award.verifying;

import org.jspecify.annotations.NullMarked;
