package org.waymark.award.endorsements;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

@ResponseStatus(HttpStatus.NOT_FOUND)
class EndorsementNotFound extends RuntimeException {}
