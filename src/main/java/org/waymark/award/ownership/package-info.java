/** Badges that stay their earner's: made out to own e-mail addresses and to a DID, for as long as its holder wishes. */
@NullMarked
package org.waymark.award.ownership;

import org.jspecify.annotations.NullMarked;
