package org.waymark.submission.students;

import java.io.IOException;

/** A picture breaks off or is not made as its format asks for. */
class DamagedPicture extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedPicture(String where) {
        super(where);
    }
}
