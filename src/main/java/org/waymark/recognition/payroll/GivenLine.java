package org.waymark.recognition.payroll;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.waymark.recognition.EntitlementId;

/** A line of a confirmation: what was given, and on which day. */
record GivenLine(int line, EntitlementId id, BigDecimal amount, LocalDate on) {}
