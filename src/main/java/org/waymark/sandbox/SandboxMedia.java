package org.waymark.sandbox;

import org.jspecify.annotations.Nullable;

/** The media types of the services, and Moodle's way with them: exact, or nobody feels addressed. */
final class SandboxMedia {

    static final String LINE_ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    static final String LINE_ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";
    static final String SCORE = "application/vnd.ims.lis.v1.score+json";
    static final String MEMBERS = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

    private SandboxMedia() {}

    /** A list, a wildcard, a quality or another type: "No handler found". Absent is fine. Canvas and others look at none. */
    static void accepts(@Nullable String accept, String type) {
        if (!SandboxMode.now().wantsExactMedia()) {
            return;
        }
        if (accept != null && !accept.isBlank() && !accept.trim().equals(type)) {
            throw SandboxRefusal.badRequest("No handler found");
        }
    }

    /** A charset is cut off and fine. */
    static void sent(@Nullable String contentType, String type) {
        if (!SandboxMode.now().wantsExactMedia()) {
            return;
        }
        String bare =
                contentType == null ? "" : contentType.replaceFirst(";.*", "").trim();
        if (!bare.equals(type)) {
            throw SandboxRefusal.badRequest("No handler found");
        }
    }
}
