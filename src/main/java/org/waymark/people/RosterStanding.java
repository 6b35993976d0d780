package org.waymark.people;

/**
 * How someone stands in a course.
 *
 * @param active whether the course still lists them
 * @param learner whether they learn there: as their launch said, and only if they never launched, as the list says
 */
public record RosterStanding(boolean active, boolean learner) {}
