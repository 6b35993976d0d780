package org.waymark.award.hosts;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such host for this person. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class HostNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
