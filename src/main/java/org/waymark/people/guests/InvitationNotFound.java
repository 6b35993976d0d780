package org.waymark.people.guests;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

@ResponseStatus(HttpStatus.NOT_FOUND)
class InvitationNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
