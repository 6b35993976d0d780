package org.waymark.web;

import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * A request that a program got wrong is answered as {@code application/problem+json} (RFC 9457). Only programs get that:
 * what a person opens ends in an error page, never in JSON inside the LMS's frame.
 */
@RestControllerAdvice(annotations = RestController.class)
class ApiProblems extends ResponseEntityExceptionHandler {}
