package org.waymark.submission;

import org.waymark.storage.FileTypes;

/**
 * A file that may be read.
 *
 * @param name for the download; it tells nothing about the earner where a reader asked
 * @param mediaType found in its content when it came
 * @param sha256 of its content, in hex
 * @param key opens it in the storage module
 * @param unsigned whether it is handed out without what it says of who made it
 */
public record EvidenceFile(String name, String mediaType, long bytes, String sha256, String key, boolean unsigned) {

    EvidenceFile withoutAuthor() {
        return new EvidenceFile(name, mediaType, bytes, sha256, key, true);
    }

    /** Whether its pages can be drawn for a page of ours. */
    boolean drawn() {
        return DrawnPage.of(mediaType) && bytes <= Thumbnail.LARGEST;
    }

    /** Whether a browser may show or play it in a page; everything else is handed over as a download. */
    boolean inline() {
        return FileTypes.picture(mediaType) || FileTypes.video(mediaType) || FileTypes.audio(mediaType);
    }
}
