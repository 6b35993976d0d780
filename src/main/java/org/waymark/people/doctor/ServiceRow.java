package org.waymark.people.doctor;

import org.jspecify.annotations.Nullable;

/**
 * One service of an LMS.
 *
 * @param granted when it was connected; null where nobody said, as on a connection that was typed
 * @param offered at its last launch
 */
record ServiceRow(String key, @Nullable Boolean granted, boolean offered) {}
