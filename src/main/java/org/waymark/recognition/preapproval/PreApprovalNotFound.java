package org.waymark.recognition.preapproval;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such request, or not for this person. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class PreApprovalNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
