package org.waymark.submission.students;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** How a picture of a format is copied without what it says of itself. Only parts that a picture is drawn from are copied. */
interface PictureFormat {

    /** Null for what is no picture, or none whose parts can be told apart here. */
    static @Nullable PictureFormat of(String mediaType) {
        return switch (mediaType) {
            case "image/jpeg" -> new JpegFormat();
            case "image/png" -> new PngFormat();
            case "image/webp" -> new WebpFormat();
            case "image/gif" -> new GifFormat();
            case "image/heic", "image/heif", "image/avif" -> new HeifFormat();
            default -> null;
        };
    }

    /** Opens a picture from its beginning, as often as it is asked; whoever opens it closes it. */
    interface Picture {
        InputStream open() throws IOException;
    }

    /**
     * Copies it, whatever its length, in constant memory; the caller closes what is written to.
     *
     * @return whether anything was left out
     */
    boolean copyWithoutMetadata(Picture picture, OutputStream out) throws IOException;
}
