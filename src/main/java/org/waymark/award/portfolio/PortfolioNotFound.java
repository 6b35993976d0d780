package org.waymark.award.portfolio;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such portfolio, or it is not open; the two are not told apart. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class PortfolioNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
