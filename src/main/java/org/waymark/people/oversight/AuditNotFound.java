package org.waymark.people.oversight;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The audit is not for whoever asked. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class AuditNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
