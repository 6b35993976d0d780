package org.waymark.award.wallet;

import org.springframework.http.HttpStatus;

/** A wallet gets no for an answer, with the error that the specification names and words for whoever builds wallets. */
class IssuanceRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String error;

    IssuanceRefused(String error, String why) {
        this(HttpStatus.BAD_REQUEST, error, why);
    }

    private IssuanceRefused(HttpStatus status, String error, String why) {
        super(why);
        this.status = status;
        this.error = error;
    }

    /** RFC 6750, 3.1. */
    static IssuanceRefused token() {
        return new IssuanceRefused(
                HttpStatus.UNAUTHORIZED, "invalid_token", "The access token is not known, or it has expired.");
    }

    HttpStatus status() {
        return status;
    }

    String error() {
        return error;
    }
}
