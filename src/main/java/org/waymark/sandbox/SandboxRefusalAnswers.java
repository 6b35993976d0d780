package org.waymark.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.HandlerMethod;

/** Refusals to machines: plain words for the services, OAuth's JSON for tokens. */
@ControllerAdvice(
        assignableTypes = {
            SandboxPlatformController.class,
            SandboxTokenController.class,
            SandboxLineItemsController.class,
            SandboxScoresController.class,
            SandboxMembershipsController.class,
            SandboxNoticeHandlersController.class
        })
@Profile("sandbox")
@Order(Ordered.HIGHEST_PRECEDENCE)
class SandboxRefusalAnswers {

    private final SandboxAnswers answers;

    SandboxRefusalAnswers(SandboxAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(SandboxRefusal refusal, HandlerMethod handler) {
        // Moodle's errors of registration are plain words, those of its services are not
        boolean registering = handler.getBeanType() == SandboxPlatformController.class;
        SandboxMode mode =
                registering && SandboxMode.now() == SandboxMode.MOODLE ? SandboxMode.PLAIN : SandboxMode.now();
        Object body = mode.refusal(refusal.status(), refusal.words());
        if (!(body instanceof String words)) {
            return answers.of(refusal.status(), "application/json", body);
        }
        return ResponseEntity.status(refusal.status())
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(words.getBytes(StandardCharsets.UTF_8));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(SandboxTokenRefusal refusal) {
        return answers.of(
                HttpStatus.BAD_REQUEST,
                "application/json",
                Map.of("error", refusal.error(), "error_description", String.valueOf(refusal.getMessage())));
    }
}
