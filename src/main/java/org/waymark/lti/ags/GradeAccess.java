package org.waymark.lti.ags;

import java.util.Set;
import java.util.UUID;

/**
 * By whose leave a gradebook is addressed.
 *
 * @param registration our id of the platform registration
 * @param deploymentId the deployment that was launched
 * @param scopes those the launch's endpoint claim offered; others are never asked for
 */
public record GradeAccess(UUID registration, String deploymentId, Set<String> scopes) {

    public static final String LINE_ITEM = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";
    public static final String LINE_ITEM_READ_ONLY = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly";
    public static final String RESULT_READ_ONLY = "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly";
    public static final String SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";

    public GradeAccess {
        scopes = Set.copyOf(scopes);
    }

    /** Whether the platform lets us do this here. */
    public boolean offers(String scope) {
        return scopes.contains(scope);
    }
}
