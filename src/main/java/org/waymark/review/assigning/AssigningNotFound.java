package org.waymark.review.assigning;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is none, or not for this person. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class AssigningNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
