package org.waymark.lti;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where platforms post their notices (Platform Notification Service 1.0, 4.2). */
@RestController
class NoticesController {

    static final String PATH = "/lti/notices";

    private static final int LARGEST = 256 * 1024;
    private static final int LARGEST_NOTICE = 32 * 1024;
    private static final int MOST = 100;

    private final Notices notices;
    private final JsonMapper json;

    NoticesController(Notices notices, JsonMapper json) {
        this.notices = notices;
        this.json = json;
    }

    /**
     * 202 when at least one notice was taken, or there was none; what is no notice of a platform we know is 400, and 503
     * asks for another try while a platform's keys cannot be had.
     */
    @PostMapping(PATH)
    ResponseEntity<Void> take(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LARGEST) {
            return answer(HttpStatus.CONTENT_TOO_LARGE);
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return answer(HttpStatus.CONTENT_TOO_LARGE);
        }
        List<String> tokens = tokens(body);
        return tokens == null ? answer(HttpStatus.BAD_REQUEST) : answer(outcome(tokens));
    }

    private HttpStatus outcome(List<String> tokens) {
        List<Notices.Outcome> outcomes = tokens.stream().map(notices::take).toList();
        if (outcomes.contains(Notices.Outcome.LATER)) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        return outcomes.isEmpty() || outcomes.contains(Notices.Outcome.TAKEN)
                ? HttpStatus.ACCEPTED
                : HttpStatus.BAD_REQUEST;
    }

    private @Nullable List<String> tokens(byte[] body) {
        try {
            JsonNode list = json.readTree(body).path("notices");
            if (!list.isArray() || list.size() > MOST) {
                return null;
            }
            List<String> tokens = new ArrayList<>();
            for (JsonNode notice : list) {
                String jwt = notice.path("jwt").asString("");
                if (jwt.isEmpty() || jwt.length() > LARGEST_NOTICE) {
                    return null;
                }
                tokens.add(jwt);
            }
            return tokens;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static ResponseEntity<Void> answer(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }
}
