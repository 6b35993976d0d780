package org.waymark.review.agreement;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

@ResponseStatus(HttpStatus.NOT_FOUND)
class AgreementNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
