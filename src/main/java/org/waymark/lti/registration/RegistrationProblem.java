package org.waymark.lti.registration;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.waymark.lti.doctor.Finding;

/** Why a registration stopped, as the LMS administrator reads it. */
class RegistrationProblem extends RuntimeException {

    enum Kind {
        /** No such link, or used, or expired. */
        LINK(HttpStatus.FORBIDDEN),
        /** Another registration with this link is running. */
        IN_USE(HttpStatus.CONFLICT),
        /** Opened outside an LMS: no openid_configuration. */
        NOT_FROM_LMS(HttpStatus.BAD_REQUEST),
        /** An address that is not https, or on a private network. */
        ADDRESS(HttpStatus.BAD_REQUEST),
        /** The LMS did not answer. */
        UNREACHABLE(HttpStatus.BAD_GATEWAY),
        /** The configuration lacks what LTI needs. */
        CONFIGURATION(HttpStatus.BAD_GATEWAY),
        /** The LMS answered with ids that are longer than LTI allows or cannot be printed. */
        ANSWER(HttpStatus.BAD_GATEWAY),
        /** The LMS refused, with its words. */
        REFUSED(HttpStatus.BAD_GATEWAY),
        /** The connection belongs to another district. */
        OTHER_TENANT(HttpStatus.CONFLICT),
        /** The connection works, at other addresses than the configuration names. */
        MOVED(HttpStatus.CONFLICT);

        private final HttpStatus status;

        Kind(HttpStatus status) {
            this.status = status;
        }

        HttpStatus status() {
            return status;
        }

        /** The part of the message keys that names this kind. */
        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;
    private final @Nullable String words;

    RegistrationProblem(Kind kind) {
        this(kind, null);
    }

    /** @param words the platform's own, or the name of what is missing; not escaped */
    RegistrationProblem(Kind kind, @Nullable String words) {
        super(kind + (words == null ? "" : ": " + words));
        this.kind = kind;
        this.words = words;
    }

    Kind kind() {
        return kind;
    }

    /** For the Launch Doctor: names of members and hosts; what the LMS said stays on the page of who saw it. */
    List<Finding> findings() {
        if (words == null) {
            return List.of();
        }
        return switch (kind) {
            case CONFIGURATION -> List.of(Finding.named(words));
            case ADDRESS, UNREACHABLE ->
                List.of(Finding.hosts("address", null, words.contains("://") ? words : "https://" + words));
            default -> List.of();
        };
    }

    @Nullable
    String words() {
        return words;
    }
}
