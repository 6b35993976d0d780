package org.waymark.award.status;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No issuer of ours has such a list. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class StatusListNotFound extends RuntimeException {}
