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
 * @param column the gradebook column to come with it, if any
 */
public record DeepLinkedItem(
        String title,
        @Nullable String text,
        String url,
        Map<String, String> custom,
        @Nullable Column column,
        OpensIn opensIn) {

    public DeepLinkedItem {
        Map<String, String> lines = new LinkedHashMap<>();
        custom.forEach((name, value) -> lines.put(name, value.replaceAll("[\\r\\n]+", " ")));
        custom = Collections.unmodifiableMap(lines);
    }

    /** Deep Linking 2.0, 3.2.3: the line item; resourceId and tag say later what the column is about. */
    public record Column(String label, int scoreMaximum, String resourceId, String tag) {}

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
        if (!custom.isEmpty()) {
            json.put("custom", custom);
        }
        if (withColumn && column != null) {
            Map<String, Object> lineItem = new LinkedHashMap<>();
            lineItem.put("label", column.label());
            lineItem.put("scoreMaximum", column.scoreMaximum());
            lineItem.put("resourceId", column.resourceId());
            lineItem.put("tag", column.tag());
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
