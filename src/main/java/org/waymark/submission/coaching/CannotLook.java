package org.waymark.submission.coaching;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** This person cannot be let look, for a reason that is nobody's to know. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class CannotLook extends RuntimeException {}
