package org.waymark.lti.services;

/** The platform did not offer this service to us here; nothing was asked of it (LTI Core 1.3, 6.2). */
public final class ScopeNotOffered extends ServiceProblem {

    private final String scope;

    public ScopeNotOffered(String scope) {
        super("The LMS does not offer Waymark the service " + scope + " here.");
        this.scope = scope;
    }

    public String scope() {
        return scope;
    }
}
