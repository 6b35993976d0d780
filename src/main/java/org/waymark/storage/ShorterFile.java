package org.waymark.storage;

import java.io.IOException;

/** Less of a file is in the store than was recorded: a power cut took what the disk had not written yet. */
class ShorterFile extends IOException {

    private static final long serialVersionUID = 1L;

    private final long length;

    ShorterFile(long length) {
        super("an arrived file is not as long as it was said to be");
        this.length = length;
    }

    /** How much is there. */
    long length() {
        return length;
    }
}
