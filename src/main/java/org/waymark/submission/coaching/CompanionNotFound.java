package org.waymark.submission.coaching;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is none, it has ended, or it is somebody else's. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class CompanionNotFound extends RuntimeException {}
