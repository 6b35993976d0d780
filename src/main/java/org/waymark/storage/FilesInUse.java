package org.waymark.storage;

import java.util.Set;
import java.util.UUID;

/** Implemented by each module that keeps keys of files in rows of its own: no file that a row needs is ever swept away. */
public interface FilesInUse {

    /** Those of a district's keys that are needed here. */
    Set<String> among(Set<String> keys, UUID district);
}
