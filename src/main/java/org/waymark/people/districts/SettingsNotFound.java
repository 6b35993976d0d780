package org.waymark.people.districts;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

@ResponseStatus(HttpStatus.NOT_FOUND)
class SettingsNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
