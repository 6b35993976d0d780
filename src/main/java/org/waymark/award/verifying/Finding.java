package org.waymark.award.verifying;

import static org.waymark.award.verifying.Outcome.NOT_VALID;
import static org.waymark.award.verifying.Outcome.UNDECIDED;
import static org.waymark.award.verifying.Outcome.UNREADABLE;

import java.util.Locale;

/** What was found, each with a sentence of its own: the message {@code award.verify.finding.<code>}. */
public enum Finding {
    VALID(Outcome.VALID),

    EMPTY(UNREADABLE),
    TOO_LARGE(UNREADABLE),
    TOO_DEEP(UNREADABLE),
    NOT_TEXT(UNREADABLE),
    NOT_JSON(UNREADABLE),
    NOT_A_BADGE(UNREADABLE),
    UNKNOWN_FILE(UNREADABLE),
    WEB_PAGE(UNREADABLE),
    PICTURE_EMPTY(UNREADABLE),
    PICTURE_BROKEN(UNREADABLE),
    PICTURE_UNSAFE(UNREADABLE),
    TOO_TANGLED(UNREADABLE),

    ADDRESS_WRONG(UNREADABLE),
    ADDRESS_FORBIDDEN(UNREADABLE),
    ADDRESS_SILENT(UNDECIDED),
    ADDRESS_ANSWERED(UNDECIDED),
    ADDRESS_LEADS_ON(UNDECIDED),
    TOO_MANY_CALLS(UNDECIDED),
    LEFT_OUT(UNDECIDED),

    NO_PROOF(NOT_VALID),
    PROOF_KIND(UNDECIDED),
    PROOF_PURPOSE(NOT_VALID),
    PROOF_BROKEN(NOT_VALID),
    CONTEXT_UNKNOWN(UNDECIDED),
    CONTEXT_INLINE(UNDECIDED),
    UNSIGNED_PART(NOT_VALID),
    AMBIGUOUS(NOT_VALID),
    TAMPERED(NOT_VALID),
    JWT_ALGORITHM(NOT_VALID),
    JWT_CLAIMS(NOT_VALID),

    NO_ISSUER(NOT_VALID),
    ISSUER_KIND(UNDECIDED),
    ISSUER_FORBIDDEN(UNDECIDED),
    ISSUER_SILENT(UNDECIDED),
    ISSUER_ANSWERED(UNDECIDED),
    ISSUER_BROKEN(UNDECIDED),
    ISSUER_LEADS_AWAY(NOT_VALID),
    KEY_OF_ANOTHER(NOT_VALID),
    KEY_ENDED(NOT_VALID),
    KEY_KIND(UNDECIDED),

    INCOMPLETE(NOT_VALID),
    DATE_BROKEN(NOT_VALID),
    NOT_YET(NOT_VALID),
    EXPIRED(NOT_VALID),

    STATUS_KIND(UNDECIDED),
    STATUS_FORBIDDEN(UNDECIDED),
    STATUS_SILENT(UNDECIDED),
    STATUS_ANSWERED(UNDECIDED),
    STATUS_BROKEN(UNDECIDED),
    STATUS_TOO_LARGE(UNDECIDED),
    STATUS_OF_ANOTHER(UNDECIDED),
    STATUS_TAMPERED(UNDECIDED),
    STATUS_STALE(UNDECIDED),
    REVOKED(NOT_VALID),
    SUSPENDED(NOT_VALID),

    HOSTED_FORBIDDEN(UNDECIDED),
    HOSTED_SILENT(UNDECIDED),
    HOSTED_ANSWERED(NOT_VALID),
    HOSTED_BROKEN(NOT_VALID),
    HOSTED_DIFFERS(NOT_VALID),
    HOSTED_ELSEWHERE(NOT_VALID),
    HOSTED_LEADS_AWAY(NOT_VALID),
    SIGNED_OF_OLD(UNDECIDED);

    private final Outcome outcome;

    Finding(Outcome outcome) {
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Such as key-of-another; programs read it, so a name is never changed once released. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String message() {
        return "award.verify.finding." + code();
    }
}
