package org.waymark.submission;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.waymark.people.DistrictId;
import org.waymark.storage.StoredFile;

/** Takes out of a picture what it says beside what it shows, before anyone can see it. */
public interface CleanPictures {

    /** The file that is kept instead; the same where nothing had to go. */
    StoredFile clean(StoredFile file, DistrictId district);

    /**
     * Copies one that is part of something else; as it is where pictures of its type are not known here.
     *
     * @throws IOException also where it is damaged
     */
    void copy(String mediaType, Path picture, OutputStream out) throws IOException;
}
