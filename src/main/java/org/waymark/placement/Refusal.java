package org.waymark.placement;

import org.waymark.lti.services.PlatformRefused;

/** Why an LMS did not take a score, as far as its status tells; each has a sentence and a next step of its own. */
enum Refusal {
    /** No access token: the connection is wrong, whoever the learner is. */
    NO_TOKEN,
    /** 400; what Moodle says of a person whom it does not grade there, Canvas of an older time. */
    NOT_TAKEN,
    /** 401, also with a new token. */
    TOKEN_NOT_TAKEN,
    /** 403. */
    FORBIDDEN,
    /** 404 or 410: the column was deleted, or the course is over. */
    NO_COLUMN,
    /** 405, 406, 415 and redirections: the address is not that of a gradebook any more. */
    WRONG_PLACE,
    /** 409, and again under a later time. */
    NEWER,
    /** 412. */
    CHANGED,
    /** 413. */
    TOO_LONG,
    /** 422; what Canvas and Brightspace say of a person who is no student there. */
    NOT_A_STUDENT,
    /** 423. */
    LOCKED,
    /** An address that Waymark never calls. */
    FORBIDDEN_ADDRESS,
    OTHER;

    static Refusal of(PlatformRefused refused) {
        if (refused.isOfToken()) {
            return NO_TOKEN;
        }
        return switch (refused.status()) {
            case 0 -> FORBIDDEN_ADDRESS;
            case 400 -> NOT_TAKEN;
            case 401 -> TOKEN_NOT_TAKEN;
            case 403 -> FORBIDDEN;
            case 404, 410 -> NO_COLUMN;
            case 301, 302, 303, 307, 308, 405, 406, 415 -> WRONG_PLACE;
            case 409 -> NEWER;
            case 412 -> CHANGED;
            case 413 -> TOO_LONG;
            case 422 -> NOT_A_STUDENT;
            case 423 -> LOCKED;
            default -> OTHER;
        };
    }
}
