package org.waymark.lti.nrps;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Someone in a course, as the platform tells (NRPS 2.0, 2.2). What else a platform sends, e-mail above all, is not read.
 *
 * @param userId the same as {@code sub} in a launch
 * @param roles as sent, short names and URIs
 * @param name absent where the platform keeps names to itself
 */
public record Member(
        String userId,
        List<String> roles,
        MemberStatus status,
        @Nullable String name) {

    private static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership";

    public Member {
        roles = List.copyOf(roles);
    }

    public boolean isLearner() {
        return hasRole("Learner");
    }

    /**
     * Whether a role is among those of this course, whichever way either is written; a sub-role is one of its principal
     * role (LTI Core 1.3, A.2.2 and A.2.3).
     */
    public boolean hasRole(String role) {
        String wanted = principal(role);
        return roles.stream().anyMatch(each -> principal(each).equals(wanted));
    }

    private static String principal(String role) {
        if (role.startsWith(MEMBERSHIP + "#")) {
            return role.substring(MEMBERSHIP.length() + 1);
        }
        if (role.startsWith(MEMBERSHIP + "/") && role.indexOf('#') > 0) {
            return role.substring(MEMBERSHIP.length() + 1, role.indexOf('#'));
        }
        return role;
    }
}
