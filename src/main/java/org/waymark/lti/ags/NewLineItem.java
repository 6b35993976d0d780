package org.waymark.lti.ags;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A gradebook column that should exist (AGS 2.0, 3.2.4).
 *
 * @param resourceId ours: with {@code tag} it says what the column is about, and survives course copies
 * @param resourceLinkId the link whose column is looked for first. A new one is made without: a second column of one link
 *     makes Moodle keep silent about both in later launches
 */
public record NewLineItem(
        String label,
        int scoreMaximum,
        String resourceId,
        String tag,
        @Nullable String resourceLinkId) {

    // Longer ones break some gradebooks after the column was made.
    private static final int LONGEST = 255;

    public NewLineItem {
        if (label.isBlank() || scoreMaximum <= 0 || resourceId.length() > LONGEST || tag.length() > LONGEST) {
            throw new IllegalArgumentException("A line item has a label, a positive maximum and short identifiers");
        }
        label = label.length() <= LONGEST ? label : label.substring(0, LONGEST - 1) + "…";
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("label", label);
        json.put("scoreMaximum", BigDecimal.valueOf(scoreMaximum));
        json.put("resourceId", resourceId);
        json.put("tag", tag);
        return json;
    }
}
