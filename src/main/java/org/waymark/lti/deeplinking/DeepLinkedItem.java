package org.waymark.lti.deeplinking;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource link that is to stand in a course (Deep Linking 2.0, 3.2).
 *
 * @param url always sent: an item without one cannot be opened on some platforms
 * @param custom strings only; line breaks in them become spaces, since some platforms cut there
 * @param icon the address of its picture, if it has one
 * @param column the gradebook column to come with it, if any
 */
public record DeepLinkedItem(
        String title,
        @Nullable String text,
        String url,
        @Nullable String icon,
        Map<String, String> custom,
        @Nullable Column column,
        OpensIn opensIn) {

    static final int ICON_SIZE = 96;

    public DeepLinkedItem {
        Map<String, String> lines = new LinkedHashMap<>();
        custom.forEach((name, value) -> lines.put(name, value.replaceAll("[\\r\\n]+", " ")));
        custom = Collections.unmodifiableMap(lines);
    }

    /**
     * Deep Linking 2.0, 3.2.3: the line item; resourceId and tag say later what the column is about.
     *
     * @param review how a gradebook opens what stands behind a grade; some platforms take it at this moment only
     */
    public record Column(
            String label,
            int scoreMaximum,
            String resourceId,
            String tag,
            @Nullable SubmissionReview review) {}

    /** Where the platform should open it; some decide alone. */
    public enum OpensIn {
        PLATFORM_DECIDES,
        FRAME,
        NEW_WINDOW
    }

    Map<String, Object> json(boolean withColumn) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "ltiResourceLink");
        json.put("title", title);
        if (text != null) {
            json.put("text", text);
        }
        json.put("url", url);
        if (icon != null) {
            json.put("icon", Map.of("url", icon, "width", ICON_SIZE, "height", ICON_SIZE));
        }
        if (!custom.isEmpty()) {
            json.put("custom", custom);
        }
        if (withColumn && column != null) {
            Map<String, Object> lineItem = new LinkedHashMap<>();
            lineItem.put("label", column.label());
            lineItem.put("scoreMaximum", column.scoreMaximum());
            lineItem.put("resourceId", column.resourceId());
            lineItem.put("tag", column.tag());
            if (column.review() != null) {
                lineItem.put("submissionReview", column.review().json());
            }
            json.put("lineItem", lineItem);
        }
        switch (opensIn) {
            case FRAME -> json.put("iframe", Map.of("width", 1000, "height", 800));
            case NEW_WINDOW -> json.put("window", Map.of("targetName", "_blank"));
            case PLATFORM_DECIDES -> {}
        }
        return json;
    }
}
