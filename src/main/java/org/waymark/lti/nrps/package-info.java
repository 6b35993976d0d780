/** Names and Role Provisioning Services 2.0, and the Course Groups Service 1.0 beside it. */
@NullMarked
@NamedInterface("nrps")
package org.waymark.lti.nrps;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
