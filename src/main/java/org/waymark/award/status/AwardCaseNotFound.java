package org.waymark.award.status;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such award, or nothing to decide about it for whoever asks. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class AwardCaseNotFound extends RuntimeException {}
