package org.waymark.lti;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No key of ours has this id. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class ToolKeyNotFound extends RuntimeException {}
