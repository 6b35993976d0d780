package org.waymark.insights.questions;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nobody was asked this, or somebody else was. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class QuestionNotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
