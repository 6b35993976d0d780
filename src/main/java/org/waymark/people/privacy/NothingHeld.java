package org.waymark.people.privacy;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such person, request or certificate for whoever asks. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NothingHeld extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
