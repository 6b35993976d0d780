package org.waymark.recognition.strengths;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Searching is not for whoever asks. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class StrengthsNotFound extends RuntimeException {}
