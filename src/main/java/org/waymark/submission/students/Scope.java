package org.waymark.submission.students;

/** What a class's consent covers. */
enum Scope {
    SEEN_AND_HEARD,
    HEARD,
    /** What students made, without face or voice. */
    WORK;

    /** Whether it covers a file of this type. */
    boolean covers(String mediaType) {
        if (mediaType.startsWith("video/")) {
            return this == SEEN_AND_HEARD;
        }
        return !mediaType.startsWith("audio/") || this != WORK;
    }
}
