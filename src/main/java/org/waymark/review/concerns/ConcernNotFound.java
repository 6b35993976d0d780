package org.waymark.review.concerns;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such concern, or it is not theirs to hear. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class ConcernNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
