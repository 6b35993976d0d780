package org.waymark.review.certification;

import java.util.List;

/** Something is still missing, or too long: the parts by their ids. */
class SampleIncomplete extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> parts;

    SampleIncomplete(List<String> parts) {
        this.parts = parts;
    }

    List<String> parts() {
        return parts;
    }
}
