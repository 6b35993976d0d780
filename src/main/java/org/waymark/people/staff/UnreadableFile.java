package org.waymark.people.staff;

/** A file that cannot be read any further, and why. */
public class UnreadableFile extends Exception {

    private static final long serialVersionUID = 1L;

    private final FaultKind kind;
    private final int line;

    UnreadableFile(FaultKind kind) {
        this(kind, 0);
    }

    UnreadableFile(FaultKind kind, int line) {
        super(kind.name());
        this.kind = kind;
        this.line = line;
    }

    public FaultKind kind() {
        return kind;
    }

    public int line() {
        return line;
    }
}
