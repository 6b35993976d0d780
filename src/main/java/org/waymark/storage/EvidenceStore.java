package org.waymark.storage;

import java.io.InputStream;
import java.util.UUID;

/** Where the bytes lie: a folder today, an S3-compatible bucket for several nodes. */
interface EvidenceStore {

    /**
     * Keeps a stream; when this returns, the bytes survive a power cut.
     *
     * @param area keeps the files of different districts apart
     * @return the key to open it by; nothing in it comes from the person who sent the file
     */
    String put(UUID area, InputStream content);

    InputStream open(String key);

    /** Deletes it, if it is there. */
    void delete(String key);
}
