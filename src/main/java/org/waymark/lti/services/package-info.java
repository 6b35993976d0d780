/** What the services of a platform share: access tokens, one careful exchange, pages of a list, and the ways to fail. */
@NullMarked
@NamedInterface("services")
package org.waymark.lti.services;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
