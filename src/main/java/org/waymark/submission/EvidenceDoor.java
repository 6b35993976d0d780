package org.waymark.submission;

import org.waymark.people.SignedInPerson;

/**
 * A way to evidence files, with who may go it and what is recorded of it: one for earners, one for readers, and so on,
 * implemented where those pages are.
 */
public interface EvidenceDoor {

    /** Its name in short-lived addresses. */
    String name();

    /** The page from which it is gone, for those who come back from a file that could not be shown. */
    String page(String of);

    /**
     * The file, for somebody who may see it now; asked at every access, and recorded as a look where it is somebody else's.
     *
     * @param of what the page is about, as its address says it
     * @throws RuntimeException answered as 404, where they may not
     */
    EvidenceFile open(String of, EvidenceId item, SignedInPerson me);
}
