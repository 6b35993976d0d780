package org.waymark.recognition.strengths;

/** What somebody who may be found is open to. */
enum OpenTo {
    MENTORING("mentoring"),
    PRESENTING("presenting"),
    A_ROLE("for_a_role");

    private final String column;

    OpenTo(String column) {
        this.column = column;
    }

    /** Its column in the database. */
    String column() {
        return column;
    }
}
