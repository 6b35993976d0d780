package org.waymark.catalog.goals;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The district has no such goal, or it is not for whoever asks. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class GoalNotFound extends RuntimeException {}
