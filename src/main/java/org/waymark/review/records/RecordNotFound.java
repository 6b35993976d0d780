package org.waymark.review.records;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such record, or not for this person. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class RecordNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
