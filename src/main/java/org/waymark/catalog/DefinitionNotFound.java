package org.waymark.catalog;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The district offers no such micro-credential. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class DefinitionNotFound extends RuntimeException {}
