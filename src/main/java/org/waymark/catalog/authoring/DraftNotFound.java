package org.waymark.catalog.authoring;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such draft that this person may see. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class DraftNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
