/** The Launch Doctor's pages: what went wrong with a connection and how it is. */
@NullMarked
package org.waymark.people.doctor;

import org.jspecify.annotations.NullMarked;
