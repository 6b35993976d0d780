package org.waymark.people.programmes;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

@ResponseStatus(HttpStatus.NOT_FOUND)
class ProgrammeNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
