package org.waymark.award.clr;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such record for this visitor, or what it is made of does not hold at the moment; they are not told apart. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class RecordNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
