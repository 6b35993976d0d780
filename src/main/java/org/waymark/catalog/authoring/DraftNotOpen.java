package org.waymark.catalog.authoring;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody moved the draft on meanwhile: what was asked is not possible where it is now. */
@ResponseStatus(HttpStatus.CONFLICT)
class DraftNotOpen extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
