package org.waymark.lti;

import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.waymark.settings.DatabaseAway;
import org.waymark.settings.NoRoom;

/** Why a login or launch is refused: a stable code, an HTTP status, and one sentence in the messages. */
enum LaunchProblem {
    LOGIN_INCOMPLETE(HttpStatus.BAD_REQUEST),
    LOGIN_TOO_LONG(HttpStatus.BAD_REQUEST),
    REQUEST_MALFORMED(HttpStatus.BAD_REQUEST),
    REQUEST_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    PARAMETER_REPEATED(HttpStatus.BAD_REQUEST),
    NOT_REGISTERED(HttpStatus.BAD_REQUEST),
    REGISTRATION_AMBIGUOUS(HttpStatus.BAD_REQUEST),
    REGISTRATION_PENDING(HttpStatus.FORBIDDEN),
    REGISTRATION_DISABLED(HttpStatus.FORBIDDEN),
    TARGET_ELSEWHERE(HttpStatus.BAD_REQUEST),

    OPENED_DIRECTLY(HttpStatus.BAD_REQUEST),
    STATE_UNKNOWN(HttpStatus.BAD_REQUEST),
    COOKIE_MISSING(HttpStatus.FORBIDDEN),
    COOKIES_OFF(HttpStatus.FORBIDDEN),
    BROWSER_DIFFERS(HttpStatus.FORBIDDEN),
    HANDOVER_USED(HttpStatus.BAD_REQUEST),
    PLATFORM_REFUSED(HttpStatus.BAD_REQUEST),
    TOKEN_MISSING(HttpStatus.BAD_REQUEST),

    TOKEN_TOO_LONG(HttpStatus.BAD_REQUEST),
    TOKEN_MALFORMED(HttpStatus.FORBIDDEN),
    ALGORITHM_REFUSED(HttpStatus.FORBIDDEN),
    KEY_NOT_NAMED(HttpStatus.FORBIDDEN),
    KEY_UNKNOWN(HttpStatus.FORBIDDEN),
    KEYS_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    SIGNATURE_INVALID(HttpStatus.FORBIDDEN),

    ISSUER_DIFFERS(HttpStatus.FORBIDDEN),
    AUDIENCE_DIFFERS(HttpStatus.FORBIDDEN),
    TOKEN_EXPIRED(HttpStatus.FORBIDDEN),
    TOKEN_NOT_YET_VALID(HttpStatus.FORBIDDEN),
    NONCE_MISMATCH(HttpStatus.FORBIDDEN),
    VERSION_UNSUPPORTED(HttpStatus.FORBIDDEN),
    MESSAGE_TYPE_UNSUPPORTED(HttpStatus.FORBIDDEN),
    ROLES_MISSING(HttpStatus.FORBIDDEN),
    DEPLOYMENT_MISSING(HttpStatus.FORBIDDEN),
    DEPLOYMENT_DIFFERS(HttpStatus.FORBIDDEN),
    DEPLOYMENT_PENDING(HttpStatus.FORBIDDEN),
    DEPLOYMENT_DECLINED(HttpStatus.FORBIDDEN),
    PLATFORM_IS_A_COPY(HttpStatus.FORBIDDEN),
    RESOURCE_LINK_MISSING(HttpStatus.FORBIDDEN),
    TARGET_DIFFERS(HttpStatus.FORBIDDEN),
    USER_MISSING(HttpStatus.FORBIDDEN),
    CLAIM_TOO_LONG(HttpStatus.FORBIDDEN),
    CLAIM_MALFORMED(HttpStatus.FORBIDDEN),
    DEEP_LINKING_INCOMPLETE(HttpStatus.FORBIDDEN),
    FOR_USER_MISSING(HttpStatus.FORBIDDEN),

    UNEXPECTED(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    LaunchProblem(HttpStatus status) {
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What an exception of the server means: a request it could not read, or a failure of ours. That the database does not answer
     * or a disk is full is nothing about the launch: it goes on to the page that says so.
     */
    static LaunchRefused behind(RuntimeException e) {
        if (DatabaseAway.why(e) != null || NoRoom.said(e) != null) {
            throw e;
        }
        if (e instanceof RequestRejectedException || e instanceof InvalidParameterException) {
            return REQUEST_MALFORMED.on("parameters");
        }
        return UNEXPECTED.on("").causedBy(e);
    }

    /** A refusal for this reason; what differed is the name of a claim or parameter, never its value. */
    LaunchRefused on(String whatDiffered) {
        return new LaunchRefused(this, whatDiffered);
    }
}
