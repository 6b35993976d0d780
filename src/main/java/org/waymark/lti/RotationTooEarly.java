package org.waymark.lti;

import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The next key was published so recently that platforms may not have it yet. */
@ResponseStatus(HttpStatus.CONFLICT)
class RotationTooEarly extends RuntimeException {

    private final Instant possibleFrom;

    RotationTooEarly(Instant possibleFrom) {
        super("The next key can sign from " + possibleFrom);
        this.possibleFrom = possibleFrom;
    }

    Instant possibleFrom() {
        return possibleFrom;
    }
}
