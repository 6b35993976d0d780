package org.waymark.people;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

@ResponseStatus(HttpStatus.NOT_FOUND)
public class DistrictNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
