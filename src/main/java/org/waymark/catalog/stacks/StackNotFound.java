package org.waymark.catalog.stacks;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The district has no such stack, or it is not for whoever asks. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class StackNotFound extends RuntimeException {}
