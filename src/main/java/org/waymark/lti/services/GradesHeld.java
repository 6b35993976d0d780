package org.waymark.lti.services;

/**
 * Nothing is written to this gradebook now: a launch seems to come from a copy of the LMS, or its connection is not
 * active. A {@link org.waymark.lti.GradesReleased} event tells when to come again.
 */
public final class GradesHeld extends ServiceProblem {

    public GradesHeld() {
        super("Waymark sends no grade to this LMS until its connection has been looked at.");
    }
}
