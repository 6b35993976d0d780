package org.waymark.placement;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The LMS was answered something else before. */
@ResponseStatus(HttpStatus.CONFLICT)
class PickAnswered extends RuntimeException {}
