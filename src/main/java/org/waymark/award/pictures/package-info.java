/** Badges as pictures to share and certificates to print. */
@NullMarked
package org.waymark.award.pictures;

import org.jspecify.annotations.NullMarked;
