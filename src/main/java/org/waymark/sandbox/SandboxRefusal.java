package org.waymark.sandbox;

import org.springframework.http.HttpStatus;

/** The platform says no; the words are part of the answer, as a tool's operator would see them. */
class SandboxRefusal extends RuntimeException {

    private final HttpStatus status;

    SandboxRefusal(HttpStatus status, String words) {
        super(words);
        this.status = status;
    }

    static SandboxRefusal badRequest(String words) {
        return new SandboxRefusal(HttpStatus.BAD_REQUEST, words);
    }

    HttpStatus status() {
        return status;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
