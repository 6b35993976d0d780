package org.waymark.lti.deeplinking;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plain link, for places that take no launches (Deep Linking 2.0, 3.1): whoever follows it comes without a launch.
 *
 * @param icon the address of its picture, if it has one
 */
public record WebLink(
        String title,
        @Nullable String text,
        String url,
        @Nullable String icon) {

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "link");
        json.put("title", title);
        if (text != null) {
            json.put("text", text);
        }
        json.put("url", url);
        if (icon != null) {
            json.put(
                    "icon", Map.of("url", icon, "width", DeepLinkedItem.ICON_SIZE, "height", DeepLinkedItem.ICON_SIZE));
        }
        return json;
    }
}
