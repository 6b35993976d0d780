package org.waymark.lti.services;

/** A platform service did not do what was asked; the kinds differ in what can be done about it. */
public abstract sealed class ServiceProblem extends RuntimeException
        permits PlatformRefused, PlatformBusy, ScopeNotOffered, GradesHeld, SwitchedOff {

    ServiceProblem(String words) {
        super(words);
    }

    /** The words for a person: the platform's where it gave any, at most 500 characters, not escaped. */
    public String words() {
        return String.valueOf(getMessage());
    }

    /** What a log may say of it: none of the platform's words, which may name people. */
    public String summary() {
        return getClass().getSimpleName();
    }
}
