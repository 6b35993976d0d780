package org.waymark.recognition.payroll;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such thing of payroll, or not for this person. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class PayrollNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
