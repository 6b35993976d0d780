package org.waymark.submission;

import java.io.InputStream;

/**
 * A file to be read; whoever asked for it closes the stream.
 *
 * @param name for the download; it tells nothing about the earner where a reader asked
 * @param mediaType application/pdf, image/png or image/jpeg
 */
public record EvidenceFile(String name, String mediaType, long bytes, InputStream content) {

    /** Whether a browser may show it in the page; a PDF is handed over as a download. */
    public boolean picture() {
        return mediaType.startsWith("image/");
    }
}
