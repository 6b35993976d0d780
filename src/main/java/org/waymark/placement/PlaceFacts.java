package org.waymark.placement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waymark.lti.LineItemUrl;
import org.waymark.lti.LtiLaunch;
import org.waymark.lti.ags.GradeAccess;

/**
 * What launches have said of a place so far.
 *
 * @param scopes of its gradebook, separated by spaces
 */
record PlaceFacts(
        @Nullable String linkTitle,
        @Nullable String contextTitle,
        @Nullable String lineItem,
        @Nullable String lineItems,
        String scopes) {

    /** As a row of the table says it. */
    static PlaceFacts of(ResultSet row) throws SQLException {
        return new PlaceFacts(
                row.getString("link_title"),
                row.getString("context_title"),
                row.getString("line_item"),
                row.getString("line_items"),
                row.getString("scopes"));
    }

    /**
     * What is known after a launch. What it does not say stays as it was: Moodle leaves the line item out of later
     * launches once a second one belongs to the link.
     */
    PlaceFacts after(LtiLaunch launch) {
        LtiLaunch.ResourceLink link = launch.resourceLink();
        LtiLaunch.Context context = launch.context();
        LtiLaunch.AgsEndpoint ags = launch.ags();
        return new PlaceFacts(
                said(link == null ? null : link.title(), linkTitle),
                said(context == null ? null : context.title(), contextTitle),
                ags == null ? lineItem : usable(ags.lineItem(), lineItem),
                ags == null ? lineItems : usable(ags.lineItems(), lineItems),
                ags == null ? scopes : String.join(" ", new TreeSet<>(ags.scopes())));
    }

    /** Whether there is a way to the gradebook that was not known before. */
    boolean isNewWayAfter(PlaceFacts before) {
        return reachesGradebook() && (!before.reachesGradebook() || !Objects.equals(before.lineItem, lineItem));
    }

    /** Why the gradebook here would take no score of any learner; empty if it would. */
    Optional<GradeObstacle> obstacle() {
        if (scopes.isEmpty()) {
            return Optional.of(GradeObstacle.NO_SERVICE);
        }
        if (!offers(GradeAccess.SCORE)) {
            return Optional.of(GradeObstacle.NO_SCORES);
        }
        return reachesGradebook() ? Optional.empty() : Optional.of(GradeObstacle.NO_COLUMN);
    }

    /** Whether scores may be sent and there is a column for them, or a right to make one (AGS 2.0, 3.1). */
    boolean reachesGradebook() {
        return offers(GradeAccess.SCORE) && (lineItem != null || (lineItems != null && offers(GradeAccess.LINE_ITEM)));
    }

    boolean offers(String scope) {
        return List.of(scopes.split(" ")).contains(scope);
    }

    private static @Nullable String said(@Nullable String now, @Nullable String before) {
        return now == null ? before : cut(now);
    }

    /** An address that cannot be called is as good as none; a launch never fails for it. */
    private static @Nullable String usable(@Nullable String now, @Nullable String before) {
        try {
            return now == null || now.equals(before)
                    ? before
                    : LineItemUrl.valueOf(now).toString();
        } catch (IllegalArgumentException e) {
            return before;
        }
    }

    static String cut(String text) {
        return text.length() > 255 ? text.substring(0, 255) : text;
    }
}
