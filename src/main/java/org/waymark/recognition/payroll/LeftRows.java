package org.waymark.recognition.payroll;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.recognition.EntitlementId;
import org.waymark.recognition.EntitlementRow;

/** The rows that an approval left as they are, as one text that a session can keep: no names and no amounts. */
final class LeftRows {

    private LeftRows() {}

    static String written(Map<EntitlementRow, Refusal> refused) {
        return refused.entrySet().stream()
                .map(each -> each.getKey().id().id() + "=" + each.getValue())
                .collect(Collectors.joining(" "));
    }

    /** @param written as it was {@link #written}; null for none */
    static Map<EntitlementId, Refusal> read(@Nullable Object written) {
        Map<EntitlementId, Refusal> left = new LinkedHashMap<>();
        if (written instanceof String text && !text.isEmpty()) {
            Arrays.stream(text.split(" ")).map(each -> each.split("=")).forEach(pair -> {
                left.put(new EntitlementId(UUID.fromString(pair[0])), Refusal.valueOf(pair[1]));
            });
        }
        return left;
    }
}
