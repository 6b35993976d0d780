package org.waymark.award;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** An issuer's keys were changed less than a day ago; to change them again is to be said. */
@ResponseStatus(HttpStatus.CONFLICT)
class KeysChangedLately extends RuntimeException {

    KeysChangedLately() {
        super("The keys were changed less than a day ago");
    }
}
