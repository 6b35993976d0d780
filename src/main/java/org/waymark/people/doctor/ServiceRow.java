package org.waymark.people.doctor;

/** One service of an LMS: granted when it was connected, offered at its last launch. */
record ServiceRow(String key, boolean granted, boolean offered) {}
