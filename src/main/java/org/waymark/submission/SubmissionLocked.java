package org.waymark.submission;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The submission was handed in or the part was met before; it cannot be changed. */
@ResponseStatus(HttpStatus.CONFLICT)
public class SubmissionLocked extends RuntimeException {}
