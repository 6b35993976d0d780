package org.waymark.insights.overview;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such table, or not for this person. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class InsightsNotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
