/** What happens to roles by themselves, and what their holders are told. */
@NullMarked
package org.waymark.people.roles;

import org.jspecify.annotations.NullMarked;
