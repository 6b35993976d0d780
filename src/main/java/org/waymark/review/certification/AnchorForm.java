package org.waymark.review.certification;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is typed of an anchor: answers by prompt id, words by the id of what must be shown. */
record AnchorForm(
        @Nullable Map<String, String> answer,
        @Nullable Map<String, String> shown,
        @Nullable String edition) {

    static AnchorForm of(AnchorWork work) {
        return new AnchorForm(work.answers(), work.evidence(), null);
    }

    /** The edition it was typed upon; without one it is none that there is. */
    int seen() {
        return edition != null && edition.matches("\\d{1,9}") ? Integer.parseInt(edition) : -1;
    }

    public String typed(String part, String id) {
        Map<String, String> values = part.equals("answer") ? answer : shown;
        String value = values == null ? null : values.get(id);
        return value == null ? "" : value.replace("\r\n", "\n").replace("\0", "");
    }

    AnchorWork toWork() {
        return new AnchorWork(all("answer", answer), all("shown", shown));
    }

    private Map<String, String> all(String part, @Nullable Map<String, String> values) {
        Map<String, String> all = new HashMap<>();
        if (values != null) {
            values.keySet().forEach(id -> all.put(id, typed(part, id)));
        }
        return all;
    }
}
