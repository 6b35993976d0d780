package org.waymark.catalog.stacks;

/**
 * Why a rule cannot be published.
 *
 * @param path of the member it is about, such as 0.2; empty for the whole
 * @param kind the last part of its message's key
 */
public record RuleFault(String path, Kind kind, int number) {

    /** What can be wrong. */
    public enum Kind {
        EMPTY,
        NEED,
        TWICE,
        UNKNOWN_CREDENTIAL,
        UNKNOWN_STACK,
        NOT_A_STACK,
        CYCLE,
        TOO_DEEP,
        TOO_MANY,
        /** Another stack that has this one in it would be too much. */
        OTHERS_TOO_MANY
    }
}
