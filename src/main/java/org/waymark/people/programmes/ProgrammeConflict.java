package org.waymark.people.programmes;

/** Another lead has changed the programme since the page was opened; nothing was saved. */
class ProgrammeConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProgrammePlan saved;
    private final int edition;

    ProgrammeConflict(ProgrammePlan saved, int edition) {
        super("edition " + edition);
        this.saved = saved;
        this.edition = edition;
    }

    /** What stands now. */
    ProgrammePlan saved() {
        return saved;
    }

    int edition() {
        return edition;
    }
}
