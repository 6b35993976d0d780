package org.waymark.submission;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such submission, or it is somebody else's. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class SubmissionNotFound extends RuntimeException {}
