package org.waymark.people;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No such LMS connection, or not one for whoever asks. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class ConnectionNotFound extends RuntimeException {}
