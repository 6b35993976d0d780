package org.waymark.review.records;

import java.util.Map;
import java.util.TreeMap;
import org.waymark.review.ReviewStep;

/**
 * What a line says, as it stands in its JSON.
 *
 * @param facts by name
 * @param sealed the seals of what was said, by name
 */
record Told(Map<String, String> facts, Map<String, String> sealed) {

    static Told of(ReviewStep step, String nonce) {
        Map<String, String> sealed = new TreeMap<>();
        step.words().forEach((name, text) -> sealed.put(name, Seals.of(nonce, text)));
        return new Told(new TreeMap<>(step.facts()), sealed);
    }
}
