package org.waymark.recognition.roles;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The district has no such position, or it is not for whoever asks. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class RoleNotFound extends RuntimeException {}
