package org.waymark.people;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.waymark.lti.registration.NewRegistrationLink;
import tools.jackson.databind.JsonNode;

/** The operator's API for what the page of connections does by hand. */
@RestController
class RegistrationLinkController {

    private final Connections connections;

    RegistrationLinkController(Connections connections) {
        this.connections = connections;
    }

    /** Types are looked at as sent: a number is no name, and "true" is no truth. */
    @PostMapping(path = "/api/admin/registration-links", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    NewRegistrationLink create(@RequestBody JsonNode body) {
        return connections.link(name(body, "label"), name(body, "district"), truth(body, "activate"));
    }

    private static String name(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isString() || !RegistrationLinkForm.isName(value.asString())) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "\"" + field + "\" must be a text of 1 to " + RegistrationLinkForm.LONGEST + " characters.");
        }
        return value.asString();
    }

    private static boolean truth(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isBoolean() && !value.isMissingNode()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "\"" + field + "\" must be true or false.");
        }
        return value.asBoolean(false);
    }
}
