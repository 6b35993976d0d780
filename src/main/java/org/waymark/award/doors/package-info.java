/** Open doors: who lets colleagues visit them for something that they hold an award for. */
@NullMarked
package org.waymark.award.doors;

import org.jspecify.annotations.NullMarked;
