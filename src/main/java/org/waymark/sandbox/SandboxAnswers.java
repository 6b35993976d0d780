package org.waymark.sandbox;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers of the services in exactly the type the specification names, whatever was asked for. */
@Component
@Profile("sandbox")
class SandboxAnswers {

    private final SandboxJson json;

    SandboxAnswers(SandboxJson json) {
        this.json = json;
    }

    ResponseEntity<byte[]> of(HttpStatus status, String type, Object value) {
        return of(status, type, value, null);
    }

    /** With the address of the next page as a Link header (AGS 2.0, 3.2.9). */
    ResponseEntity<byte[]> of(HttpStatus status, String type, Object value, @Nullable String next) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).contentType(MediaType.parseMediaType(type));
        if (next != null) {
            answer.header("Link", "<" + next + ">; rel=\"next\"");
        }
        return answer.body(json.text(value).getBytes(StandardCharsets.UTF_8));
    }
}
