package org.waymark.submission;

/** A text was changed since its page was opened; nothing was kept. */
public class TextConflict extends RuntimeException {

    private final String saved;
    private final int edition;

    TextConflict(String saved, int edition) {
        this.saved = saved;
        this.edition = edition;
    }

    /** What stands now. */
    public String saved() {
        return saved;
    }

    public int edition() {
        return edition;
    }
}
