/** The page on which people find a micro-credential, and the card that says the least they need to know of one. */
@NullMarked
package org.waymark.catalog.cards;

import org.jspecify.annotations.NullMarked;
