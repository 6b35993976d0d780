/** Awards from elsewhere: badges of others in a person's record, and what a district lets them count for here. */
@NullMarked
package org.waymark.award.importing;

import org.jspecify.annotations.NullMarked;
