package org.waymark.people.doctor;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No such incident or connection, or not one for whoever asks. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class IncidentNotFound extends RuntimeException {}
