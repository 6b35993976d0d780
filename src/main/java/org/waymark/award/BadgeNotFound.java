package org.waymark.award;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such badge, or none for this visitor; the two are not told apart. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class BadgeNotFound extends RuntimeException {}
