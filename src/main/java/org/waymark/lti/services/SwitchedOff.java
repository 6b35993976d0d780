package org.waymark.lti.services;

/** The connection is not active, so its platform is asked for nothing. */
public final class SwitchedOff extends ServiceProblem {

    public SwitchedOff() {
        super("The connection to this LMS is not active; Waymark asks it for nothing.");
    }
}
