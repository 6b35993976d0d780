package org.waymark.lti.nrps;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which members are asked for (NRPS 2.0, 2.4 and 3.2).
 *
 * @param role short or URI
 * @param resourceLink only those who can see this link ({@code rlid})
 * @param limit how many a page should hold at most; without one Moodle gives all at once and others as many as they like
 */
public record MemberFilter(
        @Nullable String role,
        @Nullable String resourceLink,
        @Nullable Integer limit) {

    /** Everyone, on pages as long as the platform makes them. */
    public static final MemberFilter EVERYONE = new MemberFilter(null, null, null);

    Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (role != null) {
            query.put("role", role);
        }
        if (resourceLink != null) {
            query.put("rlid", resourceLink);
        }
        if (limit != null) {
            query.put("limit", limit.toString());
        }
        return query;
    }

    /** Platforms may ignore the role, and Moodle forgets it on the second page. */
    boolean takes(Member member) {
        return role == null || member.hasRole(role);
    }
}
