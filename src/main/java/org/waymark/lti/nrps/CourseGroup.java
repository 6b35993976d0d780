package org.waymark.lti.nrps;

import org.jspecify.annotations.Nullable;

/**
 * A group of a course's members (Course Groups Service 1.0).
 *
 * @param set the set of groups that it belongs to, where the platform has sets
 */
public record CourseGroup(String id, String name, @Nullable String set) {}
