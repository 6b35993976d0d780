package org.waymark.storage;

import java.util.Set;

/** Implemented by each module that keeps keys of files in rows of its own: no file that a row needs is ever swept away. */
public interface FilesInUse {

    /** Those of the keys that are needed here, in whichever district. */
    Set<String> among(Set<String> keys);
}
