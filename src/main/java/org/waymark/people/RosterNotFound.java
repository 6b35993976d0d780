package org.waymark.people;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No such roster, or not one for whoever asks. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class RosterNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
