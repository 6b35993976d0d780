package org.waymark.placement;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such place, receipt or micro-credential, or it belongs to others. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class PlacementNotFound extends RuntimeException {}
