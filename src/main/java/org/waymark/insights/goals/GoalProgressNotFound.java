package org.waymark.insights.goals;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such goal or story, or not for this person. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class GoalProgressNotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
