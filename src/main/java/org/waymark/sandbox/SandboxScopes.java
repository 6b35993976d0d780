package org.waymark.sandbox;

import java.util.List;

/** The scopes this platform can grant. */
final class SandboxScopes {

    static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/scope/";
    static final String LINE_ITEM = AGS + "lineitem";
    static final String LINE_ITEM_READ = AGS + "lineitem.readonly";
    static final String RESULT_READ = AGS + "result.readonly";
    static final String SCORE = AGS + "score";
    static final String MEMBERSHIP_READ = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

    static final String NOTICE_HANDLERS = "https://purl.imsglobal.org/spec/lti/scope/noticehandlers";

    static final List<String> SERVICES =
            List.of(LINE_ITEM_READ, RESULT_READ, SCORE, LINE_ITEM, MEMBERSHIP_READ, NOTICE_HANDLERS);

    private SandboxScopes() {}
}
