package org.waymark.submission;

/** Words of an attempt that may be somebody's name. */
public interface OpenNames {

    /** Whether any are in what was handed in for this requirement, or in its titles, that the earner has not called no name. */
    boolean among(AttemptWork work, String requirement);
}
