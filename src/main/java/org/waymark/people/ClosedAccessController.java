package org.waymark.people;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What someone sees whose course does not list them any more, instead of whatever they asked for. */
@Controller
class ClosedAccessController {

    @RequestMapping(ClosedAccess.PAGE)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String closed() {
        return "people/closed";
    }
}
