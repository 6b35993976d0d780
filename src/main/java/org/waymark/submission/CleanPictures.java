package org.waymark.submission;

import org.waymark.people.DistrictId;
import org.waymark.storage.StoredFile;

/** Takes out of a picture what it says beside what it shows, before anyone can see it. */
public interface CleanPictures {

    /** The file that is kept instead; the same where nothing had to go. */
    StoredFile clean(StoredFile file, DistrictId district);
}
