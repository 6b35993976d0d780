package org.waymark.people.programmes;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A programme that has ended is read and not changed. */
@ResponseStatus(HttpStatus.CONFLICT)
class ProgrammeEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
