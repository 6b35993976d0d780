/** Approval to begin what brings pay, where a contract asks for it beforehand. */
@NullMarked
@NamedInterface("preapproval")
package org.waymark.recognition.preapproval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
