package org.waymark.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why an erasure has to wait.
 *
 * @param why a message key; its {0} is the day as text, where there is one
 * @param until the day by which the reason should be gone; null where that depends on somebody
 */
public record ErasureHold(String why, @Nullable LocalDate until) {}
