package org.waymark.storage;

/** What is known of a file's safety, and so who may see it. */
public enum FileState {
    /** Nobody looks for viruses here, or it was looked at, as its row says when, and none was found: it may be shown. */
    SAFE,
    /** It is still to be looked at: only its owner sees it. */
    WAITING,
    /** A virus was found; the bytes are gone. */
    INFECTED,
    /** Whoever looks for viruses could not be asked for a long time, or would not take it: only its owner sees it. */
    UNCHECKED;

    public boolean shown() {
        return this == SAFE;
    }
}
