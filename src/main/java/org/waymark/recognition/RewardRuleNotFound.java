package org.waymark.recognition;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such rule here. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class RewardRuleNotFound extends RuntimeException {

    RewardRuleNotFound() {
        super("No such reward rule");
    }
}
