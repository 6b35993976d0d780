package org.waymark.sandbox;

/** The one course. Its ids are small numbers, as they are in Moodle. */
final class SandboxCourse {

    static final String ID = "2";
    static final String LABEL = "PD101";
    static final String TITLE = "Teacher Competency Pathway";

    private SandboxCourse() {}
}
