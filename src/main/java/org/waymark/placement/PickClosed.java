package org.waymark.placement;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such request, or its time is over. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class PickClosed extends RuntimeException {}
