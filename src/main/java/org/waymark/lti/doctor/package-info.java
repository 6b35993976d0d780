/** What went wrong between platforms and us, told so that an administrator can mend it. */
@NullMarked
@NamedInterface("doctor")
package org.waymark.lti.doctor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
