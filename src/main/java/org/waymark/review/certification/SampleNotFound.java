package org.waymark.review.certification;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

@ResponseStatus(HttpStatus.NOT_FOUND)
class SampleNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
