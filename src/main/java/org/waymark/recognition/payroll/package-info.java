/** What is promised is approved by a second person, handed to payroll and HR period by period, and confirmed by them. */
@NullMarked
@NamedInterface("payroll")
package org.waymark.recognition.payroll;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
