package org.waymark.review.appeals;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such appeal, or not for this person. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class AppealNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
