package org.waymark.catalog.standards;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The district knows no such framework or standard, or they are not for whoever asks. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class StandardsNotFound extends RuntimeException {}
