package org.waymark.catalog.exchange;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Not there, or not theirs. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class ExchangeNotFound extends RuntimeException {}
