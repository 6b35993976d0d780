package org.waymark.award.doors;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** They hold no such award, or may open no door. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class DoorNotFound extends RuntimeException {}
