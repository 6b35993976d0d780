package org.waymark.people;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nobody of that id is in the district, or not for whoever asks. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class PersonNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
