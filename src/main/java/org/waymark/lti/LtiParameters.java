package org.waymark.lti;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Parameters of LTI's own requests: each at most once, as those of OAuth (RFC 6749, 3.1). */
final class LtiParameters {

    private LtiParameters() {}

    /** Null when it is absent or blank. */
    static @Nullable String optional(HttpServletRequest request, String name) {
        String value = single(request, name);
        return value == null || value.isBlank() ? null : value;
    }

    /** As it was sent. */
    static @Nullable String single(HttpServletRequest request, String name) {
        if (request.getAttribute(LaunchProblem.class.getName()) instanceof LaunchProblem problem) {
            throw problem.on("body");
        }
        String[] values = request.getParameterValues(name);
        if (values == null) {
            return null;
        }
        if (values.length > 1) {
            throw LaunchProblem.PARAMETER_REPEATED.on(name);
        }
        return values[0];
    }
}
