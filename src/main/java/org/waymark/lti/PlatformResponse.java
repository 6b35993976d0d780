package org.waymark.lti;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;

/** What a platform answered, whatever the status. */
public record PlatformResponse(int status, HttpHeaders headers, byte[] body) {

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
